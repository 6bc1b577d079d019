public import KnowledgeGraph

/// A graph that was read, and what has to be said of it.
public struct Reading: Sendable {
  public let graph: Graph
  /// What was dropped or changed, each kind once.
  public let remarks: [Remark]
  /// Where the file has what is in the graph.
  public internal(set) var places: ElementPlaces

  /// Something that a reader did with a file and that its owner should know.
  public struct Remark: Sendable, Hashable, CustomStringConvertible {
    /// The name of the file, where several make one graph.
    public let file: Text?
    /// The line from 1 where it first occurred, where there is one.
    public let line: Int?
    /// The column in Unicode scalars from 1, where it is known.
    public let column: Int?
    /// What was found, how often, and what became of it: lower case, no final full stop.
    public let text: String

    /// Makes a remark.
    public init(file: Text? = nil, line: Int?, column: Int? = nil, text: String) {
      self.file = file
      self.line = line
      self.column = column
      self.text = text
    }

    /// `line:column: warning: text`, the column 1 where it is not known; or without a line.
    public var description: String {
      (line.map { "\($0):\(column ?? 1): " } ?? "") + "warning: " + text
    }
  }
}

/// A format that can be read.
public protocol ReadableFormat: GraphFormat {
  /// Reads the graph that `source` holds.
  ///
  /// What this format wrote comes back as it was. A file made elsewhere becomes a graph whose evidence is
  /// the file itself.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  func read<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Reading
}

extension ReadableFormat {
  /// Reads the graph that `bytes` hold.
  ///
  /// - Throws: `ReadError`.
  public func read(_ bytes: [UInt8], name: Text = "memory") throws -> Reading {
    var source = MemorySource(bytes, name: name)
    return try read(&source)
  }
}

/// What readers drop or change, counted, so that each kind is said once.
struct Remarks: Sendable {
  private struct Kind {
    let text: @Sendable (Int) -> String
    var count = 1
    var file: Text?
    let line: Int?
  }

  /// The file that is being read, where several make one graph.
  var file: Text?
  private var kinds: [Kind] = []
  private var places: [String: Int] = [:]

  /// Counts one more of `kind`; `text` says it of a number of them.
  mutating func count(_ kind: String, line: Int? = nil, _ text: @escaping @Sendable (Int) -> String)
  {
    if let place = places[kind] {
      kinds[place].count += 1
    } else {
      places[kind] = kinds.count
      kinds.append(Kind(text: text, file: file, line: line))
    }
  }

  /// Counts the scalars that a builder has replaced.
  mutating func count(replaced count: Int) {
    if count == 0 { return }
    self.count("replaced") { _ in
      "\(count) control \(count == 1 ? "character" : "characters"), which no format can carry, "
        + "\(count == 1 ? "is" : "are") now U+FFFD"
    }
  }

  /// Says of what has been counted so far that it is in `file`.
  mutating func name(_ file: Text) {
    for place in kinds.indices { kinds[place].file = file }
  }

  /// The most that are said: a file can have as many kinds as it has names.
  private static let most = 50

  var list: [Reading.Remark] {
    let said = kinds.prefix(Remarks.most).map {
      Reading.Remark(file: $0.file, line: $0.line, text: $0.text($0.count))
    }
    let rest = kinds.count - said.count
    if rest == 0 { return said }
    return said + [Reading.Remark(line: nil, text: "and \(rest) more kinds of remark")]
  }
}
