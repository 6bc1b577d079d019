import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something that is being done, and how far it has come: shown to whoever waits at a terminal, from the
/// program's first second on, and gone when it ends.
///
/// ```swift
/// let progress = Progress("reading map.graphml", of: size, .bytes)
/// defer { progress.end() }
/// while … { progress.advance(to: bytesSoFar) }   // reading map.graphml: 512 MB of 2.1 GB, 48 MB/s, 33 s left
/// ```
///
/// To advance is to store a number, which any loop can afford; a thread of its own looks at it ten times
/// a second. One thing shows at a time: the one that began last, until it ends.
final class Progress: Sendable {
  private let phase: String
  private let total: Int?
  private let unit: ProgressLine.Unit
  private let start = ContinuousClock.now
  private let count = Atomic<Int>(0)

  /// Begins a phase: its name, and how much there is to do, where that is known.
  init(_ phase: String, of total: Int? = nil, _ unit: ProgressLine.Unit = .items) {
    self.phase = phase
    self.total = total
    self.unit = unit
    guard StandardError.takesProgress else { return }
    Progress.board.withLock { board in
      board.current = self
      if board.start == nil { Progress.startWatching() }
      board.start = board.start ?? start
    }
  }

  /// Notes how much is done.
  func advance(to count: Int) { self.count.store(count, ordering: .relaxed) }

  /// Takes the phase from the screen.
  func end() {
    guard StandardError.takesProgress else { return }
    Progress.board.withLock { board in if board.current === self { board.current = nil } }
    StandardError.endProgress()
  }

  /// What shows, and since when something may.
  private struct Board {
    var current: Progress?
    var start: ContinuousClock.Instant?
  }

  private static let board = Mutex(Board())

  private static func startWatching() {
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in Progress.watch() }, nil)
  }

  private static func watch() -> Never {
    while true {
      usleep(100_000)
      board.withLock { board in
        let now = ContinuousClock.now
        guard let current = board.current, let start = board.start, now - start >= .seconds(1)
        else { return }
        StandardError.progress(current.line(at: now).text)
      }
    }
  }

  private func line(at now: ContinuousClock.Instant) -> ProgressLine {
    ProgressLine(
      phase: phase, count: count.load(ordering: .relaxed), total: total, unit: unit,
      elapsed: now - start)
  }
}
