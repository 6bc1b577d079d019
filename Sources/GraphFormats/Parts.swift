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
  // As many at a time as are enough for the cores there may be, and little memory.
  let turns = (0..<min(parts, 8)).map { _ in Turns<Part>() }
  func begin(_ part: Int) {
    let places = part * size..<min((part + 1) * size, count)
    let turns = turns[part % turns.count]
    DispatchQueue.global().async { turns.fill { make(places, $0) } }
  }
  for part in turns.indices { begin(part) }
  for part in 0..<parts {
    try turns[part % turns.count].take(take)
    if part + turns.count < parts { begin(part + turns.count) }
  }
}

/// Something that one thread makes and another takes, in turns.
private final class Turns<Part: Sendable>: Sendable {
  private let part = Mutex<Part?>(nil)
  private let isFull = DispatchSemaphore(value: 0)

  func fill(_ make: (consuming Part?) -> Part) {
    let made = make(takenOut())
    part.withLock { $0 = made }
    isFull.signal()
  }

  func take<Failure: Error>(_ take: (inout Part) throws(Failure) -> Void) throws(Failure) {
    isFull.wait()
    guard var made = takenOut() else { return }
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
