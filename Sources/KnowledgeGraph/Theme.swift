/// How pictures look: the one table of their colours.
///
/// What an actor is, its fill and its outline say; what kind of thing a relation is, the colour of its line; who stands
/// behind it, the line's pattern. No colour says anything alone, so that pictures can be read in grey. The colours of
/// lines keep a distance of 25 in CIE Lab from each other, for trichromats and for those who lack one of the three cones
/// (simulated after Machado, Oliveira and Fernandes, 2009), and have a contrast of at least 4.5 to the paper, which is
/// level AA of the Web Content Accessibility Guidelines for small letters.
public struct Theme: Sendable, Hashable {
  public var name: Identifier
  /// The ground.
  public var paper: Color
  /// Headlines, and what stands beside the map.
  public var ink: Color
  /// What is less: subtitles, notes.
  public var softInk: Color
  /// The names inside of actors.
  public var nameInk: Color
  public var outline: Color
  /// How actors of a type are drawn, where that is not as the vocabulary says.
  public var actorTypes: [Identifier: ActorStyle]
  /// The kinds of relation, in the order of the legend.
  public var families: [Family]
  /// The kind of those relations that no family has.
  public var others: Family

  /// How actors of a type are drawn; nothing where the vocabulary decides.
  public struct ActorStyle: Sendable, Hashable {
    public var color: Color?
    public var shape: ActorType.Shape?

    /// Makes a style.
    public init(color: Color? = nil, shape: ActorType.Shape? = nil) {
      self.color = color
      self.shape = shape
    }
  }

  /// Relation types that are drawn alike.
  public struct Family: Sendable, Hashable {
    public var name: Identifier
    /// What the legend calls it.
    public var label: Text
    public var color: Color
    public var types: [Identifier]

    /// Makes a family.
    public init(name: Identifier, label: Text, color: Color, types: [Identifier]) {
      self.name = name
      self.label = label
      self.color = color
      self.types = types
    }
  }

  /// The family of a relation type.
  public func family(of type: Identifier) -> Family {
    families.first { $0.types.contains(type) } ?? others
  }

  /// How actors of a type are drawn.
  public func style(of type: ActorType) -> (color: Color, shape: ActorType.Shape) {
    let own = actorTypes[type.name]
    return (own?.color ?? type.color, own?.shape ?? type.shape)
  }
}

extension Theme {
  /// The theme of that name, among those that come with Redstring.
  public static func named(_ name: String) -> Theme? { all.first { $0.name.string == name } }

  /// Those that come with Redstring.
  public static let all = [standard, dark]

  /// For paper and bright screens.
  public static let standard = Theme(
    name: "standard", paper: Color(0xFFFFFF), ink: Color(0x14181D), softInk: Color(0x55595F),
    nameInk: Color(0x111111), outline: Color(0x555555), actorTypes: [:],
    families: families([0x02844E, 0x9B6C02, 0x80000C, 0x1247C7, 0x0D0F15, 0x4A494D]),
    others: others(0x0D0F15))

  /// For dark screens. Actors keep their fills, and so the dark letters in them.
  public static let dark = Theme(
    name: "dark", paper: Color(0x14181D), ink: Color(0xF4F4F2), softInk: Color(0xB4B9C0),
    nameInk: Color(0x111111), outline: Color(0x0B0D10), actorTypes: [:],
    families: families([0x25F19D, 0xE7AD14, 0xE9474C, 0x76A4E4, 0xFFFFFF, 0xA09BA4]),
    others: others(0xFFFFFF))

  /// The families of the built-in relation types.
  private static func families(_ colors: [UInt32]) -> [Family] {
    let table: [(Identifier, Text, [Identifier])] = [
      ("money", "money", ["funds", "launders-through"]),
      (
        "works", "goods and works",
        ["supplies", "acquires", "smuggles", "steals-from", "operates", "facilitates"]
      ),
      ("force", "force", ["kills", "attacks", "combats"]),
      ("law", "law and pressure", ["prosecutes", "pressures", "constrains"]),
      (
        "ties", "ties and places",
        ["leads", "affiliated-with", "kin-of", "cooperates-with", "located-in"]
      ),
      ("speech", "statements", ["quoted-about"]),
    ]
    return zip(table, colors).map { entry, color in
      Family(name: entry.0, label: entry.1, color: Color(color), types: entry.2)
    }
  }

  private static func others(_ color: UInt32) -> Family {
    Family(name: "others", label: "other relations", color: Color(color), types: [])
  }
}

extension Theme {
  /// The colour of a name on a ground of that colour: the theme's own where its contrast is 4.5 or more, else black or
  /// white.
  public func nameInk(on color: Color) -> Color {
    if nameInk.contrast(to: color) >= 4.5 { return nameInk }
    let (black, white) = (Color(0x000000), Color(0xFFFFFF))
    return black.contrast(to: color) > white.contrast(to: color) ? black : white
  }
}

extension Color {
  /// The contrast between two colours, from 1 to 21 (Web Content Accessibility Guidelines 2.2, "contrast ratio").
  public func contrast(to other: Color) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// How bright the colour is, from 0 to 1 (the same, "relative luminance").
  var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      // The power of 2.4, within a ten-thousandth, without a mathematics library.
      return share <= 0.04045 ? share / 12.92 : Color.power(((share + 0.055) / 1.055))
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// `base` to the power of 2.4: its square, by the fifth root of its square, by Newton's method.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    var root = 0.9
    for _ in 0..<40 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
