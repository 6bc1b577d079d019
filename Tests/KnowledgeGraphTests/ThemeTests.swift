import Foundation
import KnowledgeGraph
import Testing

/// Colours that can be read: on the paper, in grey, and by those who lack a kind of cone.
@Suite struct ThemeTests {
  /// What is left of red, green and blue, linear, for those who lack a cone wholly (Machado, Oliveira and Fernandes,
  /// "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0).
  private static let eyes: [String: [[Double]]] = [
    "trichromat": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanope": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranope": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    "tritanope": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
  ]

  @Test(arguments: Theme.all) func lettersCanBeRead(theme: Theme) {
    #expect(theme.ink.contrast(to: theme.paper) >= 7)
    #expect(theme.softInk.contrast(to: theme.paper) >= 4.5)
    for family in theme.families + [theme.others] {
      #expect(family.color.contrast(to: theme.paper) >= 4.5, "\(family.name)")
    }
    for type in Vocabulary.builtIn.actorTypes {
      #expect(theme.style(of: type).color.contrast(to: theme.nameInk) >= 4.5, "\(type.name)")
    }
  }

  @Test(arguments: Theme.all, eyes.keys.sorted()) func linesCanBeToldApart(
    theme: Theme, eye: String
  )
    throws
  {
    let matrix = try #require(ThemeTests.eyes[eye])
    let seen = theme.families.map { ThemeTests.lab(of: $0.color, matrix) }
    for (place, one) in seen.enumerated() {
      for (other, two) in seen.enumerated() where other > place {
        let distance = zip(one, two).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        let names = "\(theme.families[place].name) and \(theme.families[other].name)"
        #expect(distance >= 25, "\(names): \(distance)")
      }
    }
  }

  /// What differs in colour only differs in shape, too.
  @Test func actorsCanBeToldApartInGrey() {
    let types = Vocabulary.builtIn.actorTypes
    #expect(Set(types.map { Theme.standard.style(of: $0).shape }).count == types.count)
  }

  @Test func everyBuiltInTypeHasAFamily() {
    for theme in Theme.all {
      let types = theme.families.flatMap(\.types)
      #expect(Set(types).count == types.count)
      #expect(Set(types) == Set(Vocabulary.builtIn.relationTypes.map(\.name)))
    }
  }

  @Test func contrastIsThatOfTheGuidelines() {
    #expect(abs(Color(0x000000).contrast(to: Color(0xFFFFFF)) - 21) < 0.001)
    #expect(abs(Color(0x777777).contrast(to: Color(0xFFFFFF)) - 4.478) < 0.001)
    #expect(abs(Color(0x0000FF).contrast(to: Color(0xFFFFFF)) - 8.592) < 0.001)
    #expect(Color(0x123456).contrast(to: Color(0x123456)) == 1)
  }

  /// CIE Lab, under daylight (D65), of what is left of a colour.
  private static func lab(of color: Color, _ matrix: [[Double]]) -> [Double] {
    let parts = [color.red, color.green, color.blue].map { linear(Double($0) / 255) }
    let rgb = matrix.map { row in min(1, max(0, zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 })) }
    let x = 0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]
    let y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    let z = 0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]
    let (fx, fy, fz) = (curve(x / 0.9505), curve(y), curve(z / 1.089))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
  }

  private static func linear(_ share: Double) -> Double {
    share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  private static func curve(_ share: Double) -> Double {
    share > 0.008856 ? pow(share, 1.0 / 3) : 7.787 * share + 16.0 / 116
  }
}
