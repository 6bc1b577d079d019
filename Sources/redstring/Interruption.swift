import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens on SIGINT and SIGTERM: drafts are removed, and the process ends with 130 or 143.
///
/// The handler only writes the signal's number into a pipe; a thread of its own reads it and does, in
/// ordinary code, what has to be done. (Blocking the signals and waiting for them does not do: the threads
/// of Swift's runtime may have begun before.) A child that lays out ends with its parent.
enum Interruption {
  private static let drafts = Mutex<Set<String>>([])

  /// Begins to listen for the signals, those that whoever started us does not want ignored.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    unsafe (wakeReader, wakeWriter) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
    for number in [SIGINT, SIGTERM] {
      let before = signal(number, wake)
      if isIgnored(before) { signal(number, SIG_IGN) }
    }
  }

  /// Remembers a draft to be removed on an interruption.
  static func remember(_ draft: FilePath) { drafts.withLock { _ = $0.insert(draft.string) } }

  /// Does `finish` to a draft, which is a draft no more after it; no interruption comes between.
  static func settle<Failure: Error>(
    _ draft: FilePath, _ finish: () throws(Failure) -> Void
  ) throws(Failure) {
    try drafts.withLock { drafts throws(Failure) in
      drafts.remove(draft.string)
      try finish()
    }
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func wait() -> Never {
    var number: UInt8 = 0
    while unsafe read(wakeReader, &number, 1) != 1 {}
    drafts.withLock { drafts in
      for draft in drafts { _ = unsafe unlink(draft) }
      // Held on purpose: no draft may be renamed after this.
      _exit(128 + Int32(number))
    }
    _exit(128 + Int32(number))
  }
}

/// The two ends of the pipe; set once, before a handler can run.
nonisolated(unsafe) private var wakeReader: Int32 = -1
nonisolated(unsafe) private var wakeWriter: Int32 = -1

/// Called by the system in any thread, at any time: it may do nothing but `write`.
private let wake: @convention(c) (Int32) -> Void = { number in
  var byte = UInt8(truncatingIfNeeded: number)
  _ = unsafe write(wakeWriter, &byte, 1)
}
