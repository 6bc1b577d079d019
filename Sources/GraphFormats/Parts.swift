import Dispatch
import Synchronization

/// Makes something of each part of a list on all cores, and takes it on this thread, in the list's order, while
/// the next parts are made.
///
/// `make` gets the places of a part, and something that has been taken, where its memory can be used again.
func inParts<Part: Sendable, Failure: Error>(
  of count: Int, size: Int,
  make: @escaping @Sendable (_ places: Range<Int>, _ used: consuming Part?) -> Part,
  take: (inout Part) throws(Failure) -> Void
) throws(Failure) {
  let parts = (count + size - 1) / size
  if parts <= 1 {
    var part = make(0..<count, nil)
    return try take(&part)
  }
  // Enough for the cores there may be, and little memory.
  let makers = (0..<min(parts, 8)).map { _ in Maker<Part>() }
  func begin(_ part: Int) {
    let places = part * size..<min((part + 1) * size, count)
    makers[part % makers.count].begin { make(places, $0) }
  }
  for part in makers.indices { begin(part) }
  for part in 0..<parts {
    try makers[part % makers.count].finish(take)
    if part + makers.count < parts { begin(part + makers.count) }
  }
}

/// Makes one part at a time, on another thread.
private final class Maker<Part: Sendable>: Sendable {
  private let part = Mutex<Part?>(nil)
  private let isMade = DispatchSemaphore(value: 0)
  /// Not the threads that tasks run on: one of them may be the one that waits here, and there are few.
  private static var threads: DispatchQueue { .global(qos: .userInitiated) }

  /// Begins to make a part; `make` gets what was made before.
  func begin(_ make: @escaping @Sendable (consuming Part?) -> Part) {
    Maker.threads.async {
      let made = make(self.takenOut())
      self.part.withLock { $0 = made }
      self.isMade.signal()
    }
  }

  /// Waits for the part, and lets it be taken.
  func finish<Failure: Error>(_ take: (inout Part) throws(Failure) -> Void) throws(Failure) {
    isMade.wait()
    guard var made = takenOut() else { preconditionFailure("a part is made before it is taken") }
    try take(&made)
    part.withLock { $0 = made }
  }

  /// Nobody else has its memory then, so that it is not copied when it is written to.
  private func takenOut() -> Part? {
    part.withLock { part in
      let taken = part
      part = nil
      return taken
    }
  }
}
