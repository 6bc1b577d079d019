import KnowledgeGraph

/// Three numbers, in the order of the first, then the second, then the third.
struct SortRecord: Comparable, Sendable {
  let major: UInt64
  let minor: UInt64
  let value: UInt64

  /// The number of bytes on the disk.
  static let size = 24

  init(_ major: UInt64, _ minor: UInt64, _ value: UInt64 = 0) {
    self.major = major
    self.minor = minor
    self.value = value
  }

  /// The record whose bytes begin at `place`.
  init(_ bytes: Span<UInt8>, at place: Int) {
    self.init(
      bytes.word(at: place), bytes.word(at: place + 8), bytes.word(at: place + 16))
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(word: major)
    bytes.append(word: minor)
    bytes.append(word: value)
  }

  static func < (one: SortRecord, other: SortRecord) -> Bool {
    if one.major != other.major { return one.major < other.major }
    if one.minor != other.minor { return one.minor < other.minor }
    return one.value < other.value
  }
}

extension [UInt8] {
  /// Appends the eight bytes of a number, the lowest one first.
  mutating func append(word: UInt64) {
    for index in 0..<8 { append(UInt8(truncatingIfNeeded: word >> UInt64(8 * index))) }
  }
}

/// Brings any number of records into order in little memory: sorted runs go to the disk, and are merged when they
/// are read.
struct ExternalSort {
  private let scratch: any Scratch
  private let runLength: Int
  private var file: (any ScratchFile)?
  private var runs: [Range<Int>] = []
  private var records: [SortRecord] = []

  /// A sort that keeps up to `runLength` records in memory.
  init(_ scratch: any Scratch, runLength: Int) {
    self.scratch = scratch
    self.runLength = runLength
  }

  mutating func add(_ record: SortRecord) throws {
    records.append(record)
    if records.count >= runLength { try spill() }
  }

  private mutating func spill() throws {
    records.sort()
    let file = try self.file ?? scratch.makeFile()
    self.file = file
    let start = file.byteCount
    var bytes: [UInt8] = []
    for record in records {
      record.append(to: &bytes)
      try file.takeIfMany(&bytes)
    }
    try file.take(&bytes)
    runs.append(start..<file.byteCount)
    records.removeAll(keepingCapacity: true)
  }

  /// All records in their order.
  consuming func sorted() throws -> SortedRecords {
    if let file, !records.isEmpty {
      try spill()
      return try SortedRecords(file, runs)
    }
    if let file { return try SortedRecords(file, runs) }
    records.sort()
    return SortedRecords(records)
  }
}

/// Records in their order, merged from sorted runs.
struct SortedRecords {
  private var runs: [SortedRun]
  /// The first record of each run that has one left, the least of all first, as a heap.
  private var heap: [(record: SortRecord, run: Int)] = []

  fileprivate init(_ records: [SortRecord]) {
    runs = [SortedRun(records)]
    begin()
  }

  fileprivate init(_ file: any ScratchFile, _ runs: [Range<Int>]) throws {
    // All runs share a few megabytes.
    let length = max(64, min(4_096, (1 << 16) / max(1, runs.count)))
    self.runs = runs.map { SortedRun(file, $0, bufferLength: length) }
    for run in self.runs.indices { try self.runs[run].fill() }
    begin()
  }

  private mutating func begin() {
    for run in runs.indices { if let first = runs[run].current { heap.append((first, run)) } }
    heap.sort { $0.record < $1.record }
  }

  /// The next record; nothing behind the last one.
  mutating func next() throws -> SortRecord? {
    guard let (record, run) = heap.first else { return nil }
    if let following = try runs[run].advance() {
      heap[0] = (following, run)
    } else {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink()
    return record
  }

  /// Lets the first entry of the heap sink to where it belongs.
  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].record < heap[least].record { least = child }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

/// A sorted run, of which a stretch is in memory.
private struct SortedRun {
  private let file: (any ScratchFile)?
  private var rest: Range<Int>
  private let bufferLength: Int
  private var bytes: [UInt8] = []
  private var records: [SortRecord] = []
  private var place = 0

  /// A run that is in memory as a whole.
  init(_ records: [SortRecord]) {
    file = nil
    rest = 0..<0
    bufferLength = 0
    self.records = records
  }

  init(_ file: any ScratchFile, _ range: Range<Int>, bufferLength: Int) {
    self.file = file
    rest = range
    self.bufferLength = bufferLength
  }

  var current: SortRecord? { place < records.count ? records[place] : nil }

  mutating func advance() throws -> SortRecord? {
    place += 1
    if place == records.count { try fill() }
    return current
  }

  /// Reads the next stretch.
  mutating func fill() throws {
    guard let file, !rest.isEmpty else { return }
    let count = min(rest.count, bufferLength * SortRecord.size)
    try file.read(count, at: rest.lowerBound, into: &bytes)
    rest = rest.lowerBound + count..<rest.upperBound
    records.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: bytes.count, by: SortRecord.size) {
      records.append(SortRecord(bytes.span, at: start))
    }
    place = 0
  }
}
