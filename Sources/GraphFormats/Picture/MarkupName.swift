package import KnowledgeGraph

/// What an element is called in the markup of pictures and pages: `actor-cjng`, `relation-1f3a`.
///
/// It is a name in XML, in HTML and in CSS, and part of a link. Letters and digits of ASCII and hyphens stand as they
/// are; of all else, each byte of UTF-8 is `_` and its two hexadecimal digits, so that no two identifiers share one.
package enum MarkupName {
  /// What kind of thing is meant; also the first class of its element.
  package enum Kind: String, Sendable {
    case actor, relation
  }

  /// The name of the thing of that kind that is called `id`.
  package static func name(_ kind: Kind, _ id: Identifier) -> String {
    kind.rawValue + "-" + encoded(id.string)
  }

  /// `text` as part of a name.
  package static func encoded(_ text: String) -> String {
    var block = ByteBlock()
    block.append(markup: text.utf8.span)
    return String(decoding: block.bytes, as: UTF8.self)
  }
}

extension ByteBlock {
  /// Appends the name of the thing of that kind.
  mutating func append(_ kind: MarkupName.Kind, _ id: Span<UInt8>) {
    append(kind.rawValue + "-")
    append(markup: id)
  }

  /// Appends a text as part of a name.
  mutating func append(markup text: Span<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): append(byte)
      default:
        append(UInt8(ascii: "_"))
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      }
    }
  }
}
