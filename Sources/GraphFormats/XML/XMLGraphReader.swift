import KnowledgeGraph

/// Makes a graph of the events of an XML document: what GraphML and GEXF have in common.
protocol XMLGraphReader: BatchReader where Batch == XMLEvents {
  var assembly: Assembly { get set }
  /// Where the last tag stands.
  var tag: XMLPosition { get }
}

extension XMLGraphReader {
  /// Where the last tag stands, as the assembly takes it.
  var position: UInt64 { tag.lineAndColumn }

  func error(_ problem: String) -> ReadError {
    ReadError(problem, line: tag.line, column: tag.column)
  }

  /// What the assembly throws, at the place of the open element.
  func placed(_ fault: Assembly.Fault) -> ReadError {
    var fault = fault
    fault.position = fault.position ?? position
    return ReadError(fault)
  }

  /// Counts something that is not read.
  mutating func drop(_ kind: String, _ text: @escaping @Sendable (Int) -> String) {
    assembly.remarks.count(kind, line: tag.line, text)
  }

  mutating func dropLayout() {
    drop("layout") { _ in "positions and sizes dropped: a picture is laid out anew" }
  }
}

extension Assembly {
  /// The graph of all elements of an XML document.
  consuming func reading(sha256: Text?) throws(ReadError) -> Reading {
    self.sha256 = sha256
    do throws(Fault) {
      return try graph(.lineAndColumn)
    } catch {
      throw ReadError(error)
    }
  }
}

extension ReadError {
  /// A fault at the line and column that an XML reader has given it.
  fileprivate init(_ fault: Assembly.Fault) {
    let position = fault.position ?? 1 << 32 | 1
    self.init(fault.problem, line: Int(position >> 32), column: Int(position & 0xFFFF_FFFF))
  }
}

extension ByteSource where Self: ~Copyable {
  /// Reads the XML document that the source holds, block by block, while `reader` takes what `expat` has parsed.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  mutating func read<Reader: XMLGraphReader>(with expat: Expat?, _ reader: Reader) throws -> Reading
  {
    guard let expat else {
      throw ReadError("no memory for a parser of XML", line: 1, column: 1)
    }
    let relay = Relay(reader)
    var block: [UInt8] = []
    repeat {
      do {
        try read(into: &block)
      } catch {
        try relay.finish()
        throw error
      }
      do throws(ReadError) {
        try expat.parse(block, isLast: block.isEmpty)
      } catch {
        // What is wrong before the place where the parser stopped is said first.
        relay.take(expat.takeEvents(XMLEvents()))
        try relay.finish()
        throw error
      }
      if expat.hasBatch {
        relay.take(expat.takeEvents(relay.usedBatch() ?? XMLEvents()))
        if relay.hasFailed { try relay.finish() }
      }
    } while !block.isEmpty
    relay.take(expat.takeEvents(XMLEvents()))
    return try relay.reading(sha256: sha256())
  }
}
