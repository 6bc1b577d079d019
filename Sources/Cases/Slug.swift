/// The form of identifiers that a case asks for.
package enum Slug {
  /// What `text` would be as a slug, accents left out; nothing where a letter cannot stay, or where
  /// nothing does.
  package static func nearest(to text: String) -> String? {
    var words: [String] = [""]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": words[words.count - 1].unicodeScalars.append(scalar)
      case "A"..."Z": words[words.count - 1] += String(scalar).lowercased()
      default:
        // Of "é" in two scalars the letter was taken already.
        if scalar.properties.canonicalCombiningClass != .notReordered { continue }
        if let letter = letter(of: scalar) {
          words[words.count - 1] += letter
        } else if scalar.properties.isAlphabetic {
          return nil
        } else if words.last?.isEmpty == false {
          words.append("")
        }
      }
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
    return slug.isEmpty ? nil : slug
  }

  /// The letter from a to z that has an accent in `scalar`.
  ///
  /// Swift compares texts by canonical equivalence, so that no table of letters is needed.
  private static func letter(of scalar: Unicode.Scalar) -> String? {
    let whole = String(scalar).lowercased()
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for accent in accents where "\(letter)\(accent)" == whole { return String(letter) }
    }
    return nil
  }

  /// Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, cedilla
  /// and ogonek.
  private static let accents = [
    "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
    "\u{30A}",
    "\u{30B}", "\u{30C}", "\u{327}", "\u{328}",
  ]
}
