import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens on SIGHUP, SIGINT and SIGTERM: drafts are removed, and the process ends with 129, 130 or 143.
///
/// The handler only writes the signal's number into a pipe; a thread of its own reads it and does, in
/// ordinary code, what has to be done. (Blocking the signals and waiting for them does not do: the threads
/// of Swift's runtime may have begun before.) A child that lays out ends with its parent.
enum Interruption {
  private static let drafts = Mutex<Set<FilePath>>([])

  /// Begins to listen for the signals, those that whoever started us does not want ignored.
  static func install() {
    // What a write says by an error needs no signal: its reader is gone, or the file is too large.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    unsafe (wakeReader, wakeWriter) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var thread = pthread_t()
    guard unsafe pthread_create(&thread, nil, { _ in Interruption.wait() }, nil) == 0 else {
      return
    }
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) { signal(number, wake) }
  }

  /// Does something to the set of drafts, and to their files; no interruption comes between.
  static func withDrafts<Result, Failure: Error>(
    _ body: (inout Set<FilePath>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try drafts.withLock { drafts throws(Failure) in try body(&drafts) }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = unsafe action.__sigaction_handler.sa_handler
    #else
      let handler = unsafe action.__sigaction_u.__sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func wait() -> Never {
    var number: UInt8 = 0
    while unsafe read(wakeReader, &number, 1) != 1 {}
    // Never given back: no draft may be begun or renamed after this.
    drafts.withLock { drafts in
      for draft in drafts { _ = unsafe unlink(draft.string) }
      StandardError.leaveAtOnce(128 + Int32(number))
    }
    _exit(128 + Int32(number))
  }
}

/// The two ends of the pipe; set once, before a handler can run.
nonisolated(unsafe) private var wakeReader: Int32 = -1
nonisolated(unsafe) private var wakeWriter: Int32 = -1

/// Called by the system in any thread, at any time, between any call and its look at `errno`: it may do
/// nothing but `write`.
private let wake: @convention(c) (Int32) -> Void = { number in
  let before = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = unsafe write(wakeWriter, &byte, 1)
  errno = before
}
