import JSONLD
import KnowledgeGraph

/// JSON-LD as any processor understands it: the statements of RDF that a document makes, of which a graph is made.
struct JSONLDStatements {
  private var statements = RDFStatements()
  private var graphs = IdentifierTable()

  /// The graph of a document that is not spelled as we spell it.
  static func reading(
    of bytes: [UInt8], _ origin: Assembly.Origin, contexts: any ContextLoader, sha256: Text?
  ) throws(ReadError) -> Reading {
    // What has no IRI of its own is told from other things by that of its file.
    let base = "file:///" + IRI.encodingSegment(origin.name.string)
    let processor = JSONLDProcessor(JSONLDOptions(base: base, contexts: contexts))
    var all = JSONLDStatements()
    let notices: [JSONLDNotice]
    do throws(JSONLDError) {
      notices = try processor.forEachQuad(of: bytes) { quad throws(JSONLDError) in all.add(quad) }
    } catch {
      throw ReadError(error, in: bytes)
    }
    let reading = try RDFReading.reading(all.statements, origin, sha256: sha256)
    return Reading(
      graph: reading.graph, remarks: notices.map(\.remark) + reading.remarks,
      places: reading.places)
  }

  private mutating func add(_ quad: Quad) {
    let subject = resource(quad.subject)
    let predicate = resource(quad.predicate)
    let object = object(quad.object)
    let graph = quad.graph.map { resource($0) }
    statements.add(subject, predicate, object, graph: graph, line: quad.line ?? 1)
  }

  private mutating func resource(_ term: RDFTerm) -> IdentifierNumber {
    switch term {
    case .iri(let iri): statements.resource(iri.string.utf8.span)
    case .blank(let label): statements.resource(label.string.utf8.span)
    // Nothing but a value is a literal.
    case .literal(let literal): statements.resource(literal.value.string.utf8.span)
    }
  }

  private mutating func object(_ term: RDFTerm) -> RDFStatements.Object {
    guard case .literal(let literal) = term else { return .resource(resource(term)) }
    let kind =
      if let language = literal.language {
        statements.kind(ofLanguage: language.string.utf8.span)
      } else {
        statements.kind(ofDatatype: literal.datatype.string.utf8.span)
      }
    return statements.literal(literal.value.string.utf8.span, kind)
  }
}

extension ReadError {
  /// Why a document is no JSON-LD.
  fileprivate init(_ error: JSONLDError, in bytes: [UInt8]) {
    if let context = error.context {
      let place = error.line.map { ":\($0):\(error.column ?? 1)" } ?? ""
      self.init("in the context <\(context)>\(place): \(error.message)", line: 1, column: 1)
    } else if let offset = error.offset {
      self.init(error.message, at: offset, in: bytes)
    } else {
      self.init(error.message, line: 1, column: 1)
    }
  }
}

extension JSONLDNotice {
  /// What a reader says of it.
  fileprivate var remark: Reading.Remark {
    let example = ReadError.printable(example.unicodeScalars.prefix(80))
    return Reading.Remark(
      line: line,
      text: "\(kind.rawValue) left out: '\(example)'" + (count > 1 ? " and \(count - 1) more" : ""))
  }
}
