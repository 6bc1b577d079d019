import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens on SIGINT and SIGTERM: drafts are removed, and the process ends with 130 or 143.
///
/// The signals are blocked in every thread and waited for in one, so that what has to be done is
/// ordinary code. A child that lays out ends with its parent.
enum Interruption {
  private static let drafts = Mutex<Set<String>>([])

  /// Begins to wait for the signals. Called once, before there are other threads.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
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

  private static func wait() -> Never {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    var number: Int32 = 0
    unsafe sigwait(&signals, &number)
    drafts.withLock { drafts in
      for draft in drafts { _ = unsafe unlink(draft) }
      // Held on purpose: no draft may be renamed after this.
      _exit(128 + number)
    }
    _exit(128 + number)
  }
}
