import KnowledgeGraph

/// Where each actor of a file stands in the list of actors, and of which type it is: on the disk, by fingerprint.
struct ActorIndex: Sendable {
  /// An actor's place in the list, and its type.
  struct Entry: Sendable {
    let place: UInt32
    let type: IdentifierNumber

    init(place: UInt32, type: IdentifierNumber) {
      self.place = place
      self.type = type
    }

    fileprivate init(_ value: UInt64) {
      place = UInt32(truncatingIfNeeded: value >> 32)
      type = IdentifierNumber(place: Int(value & 0xFFFF_FFFF))
    }

    fileprivate var value: UInt64 { UInt64(place) << 32 | UInt64(type.place) }
  }

  /// The records, in their order.
  private let file: any ScratchFile
  /// The first fingerprint of each page.
  private let pages: [Fingerprint]
  private static let pageLength = 256

  /// The record that `ActorIndex` is made of.
  static func record(_ fingerprint: Fingerprint, _ entry: Entry) -> SortRecord {
    SortRecord(fingerprint.major, fingerprint.minor, entry.value)
  }

  /// An index of the actors whose records are in `sort`; nothing where two share an identifier.
  init?(_ sort: consuming ExternalSort, _ scratch: any Scratch) throws {
    var sorted = try sort.sorted()
    let file = try scratch.makeFile()
    var pages: [Fingerprint] = []
    var bytes: [UInt8] = []
    var last: Fingerprint?
    var count = 0
    while let record = try sorted.next() {
      let fingerprint = Fingerprint(major: record.major, minor: record.minor)
      if fingerprint == last { return nil }
      last = fingerprint
      if count % ActorIndex.pageLength == 0 {
        pages.append(fingerprint)
        try file.take(&bytes)
      }
      record.append(to: &bytes)
      count += 1
    }
    try file.append(bytes.span)
    self.file = file
    self.pages = pages
  }

  /// The actors with these fingerprints, which are in order; nothing for those that are none's.
  func entries(of fingerprints: [Fingerprint]) throws -> [Entry?] {
    var entries: [Entry?] = []
    entries.reserveCapacity(fingerprints.count)
    var bytes: [UInt8] = []
    var page = -1
    for fingerprint in fingerprints {
      let wanted = pages.count(upTo: fingerprint) - 1
      if wanted != page, wanted >= 0 {
        let size = ActorIndex.pageLength * SortRecord.size
        try file.read(size, at: wanted * size, into: &bytes)
      }
      page = wanted
      entries.append(wanted < 0 ? nil : ActorIndex.entry(of: fingerprint, in: bytes))
    }
    return entries
  }

  private static func entry(of fingerprint: Fingerprint, in page: [UInt8]) -> Entry? {
    var low = 0
    var high = page.count / SortRecord.size
    while low < high {
      let middle = (low + high) / 2
      let record = SortRecord(page.span, at: middle * SortRecord.size)
      let found = Fingerprint(major: record.major, minor: record.minor)
      if found == fingerprint { return Entry(record.value) }
      if found < fingerprint { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension [Fingerprint] {
  /// How many there are up to `fingerprint`, which counts itself; they are in order.
  fileprivate func count(upTo fingerprint: Fingerprint) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= fingerprint { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
