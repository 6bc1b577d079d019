import KnowledgeGraph

/// What all statements of a graph have in common, spelled once: predicates, classes and datatypes.
struct RDFSpelling: Sendable {
  /// By the term's number.
  let predicates: TextPool
  /// By the number that the view has for the classes: each a list.
  let classes: [TextPool]
  /// What follows a literal's closing quotation mark, by the datatype's place.
  let datatypes: TextPool
  /// What numbers of the term are: nothing where they are plain integers.
  let termTypes: [LinkedDataType?]
  /// By their places in the vocabulary.
  let relationTypes: TextPool

  /// Spells with `iri` what is spelled by IRIs.
  init(_ view: LinkedDataView, iri: (_ iri: String) -> String) {
    predicates = TextPool(view.context.terms.indices.map { Array(iri(view.context.iri($0)).utf8) })
    classes = view.classes.map { names in
      TextPool(names.map { Array(iri(JSONLDContext.expanded($0)).utf8) })
    }
    datatypes = TextPool(
      LinkedDataType.allCases.map {
        Array(("\"^^" + iri(JSONLDContext.expanded($0.rawValue))).utf8)
      })
    termTypes = view.context.terms.map { term in
      if case .typed(let name) = term.value { LinkedDataType(rawValue: name) } else { nil }
    }
    relationTypes = TextPool(view.vocabulary.relationTypes.map { Array(iri($0.iri.string).utf8) })
  }

  static let type = JSONLDContext.expanded("rdf:type")
}

extension LinkedDataType {
  /// The type's place among all of them.
  var place: Int {
    switch self {
    case .integer: 0
    case .decimal: 1
    case .boolean: 2
    case .day: 3
    case .month: 4
    case .year: 5
    case .positiveInteger: 6
    case .nonNegativeInteger: 7
    }
  }
}

/// Literals of N-Triples in canonical form, and of Turtle. A graph's texts have no control character but tab and
/// line ends.
enum RDFEscapes: Escapes {
  static func marks(_ word: UInt64) -> UInt64 {
    word.isLess(than: 0x20) | word.equals(UInt8(ascii: "\"")) | word.equals(UInt8(ascii: "\\"))
      | word.equals(0x7F)
  }

  static func replacement(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    case 0x00..<0x20, 0x7F:
      "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    default: nil
    }
  }
}
