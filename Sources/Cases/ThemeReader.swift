public import KnowledgeGraph
import SystemPackage

/// Reads a theme: a file in YAML that says how pictures look, where that is not as in a theme that comes with Redstring.
///
/// ```yaml
/// theme: evening-edition
/// based-on: dark                     # standard where it is left out
/// paper: "#101418"                   # also ink, soft-ink, name-ink, outline
/// actors:
///   person: { color: "#f2d479", shape: ellipse }
/// families:                          # kinds of relation: a new one, or one that the other theme has
///   money: { label: money, color: "#25f19d", types: [funds, launders-through] }
/// others: { label: other relations, color: "#ffffff" }
/// ```
public struct ThemeReader {
  private var values: ValueReader

  /// A theme, or nothing where the diagnostics say an error.
  public struct Outcome {
    public let theme: Theme?
    public let diagnostics: [Diagnostic]
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: `FileFault`, where it cannot be read.
  public static func read(_ path: String) throws(FileFault) -> Outcome {
    let bytes = try FileReading.bytes(of: path, limit: YAMLReader.sizeLimit)
    var diagnostics = Diagnostics()
    let root = YAMLReader.read(bytes, path: path, into: &diagnostics)
    var reader = ThemeReader(values: ValueReader(path: path, diagnostics: diagnostics))
    let theme = root.flatMap { reader.theme($0) }
    let list = reader.values.diagnostics
    return Outcome(theme: list.count(of: .error) > 0 ? nil : theme, diagnostics: list.sorted)
  }

  private mutating func theme(_ root: YAMLNode) -> Theme? {
    guard values.mapping(root, "the theme") != nil else { return nil }
    values.refuseUnknownKeys(
      of: root, "the theme",
      known: [
        "theme", "based-on", "paper", "ink", "soft-ink", "name-ink", "outline", "actors",
        "families", "others",
      ])
    let name = values.slug(values.required("theme", of: root, "the theme"), "the theme's name")
    var theme = basis(root["based-on"])
    if let name { theme.name = name }
    theme.paper = values.color(root["paper"]) ?? theme.paper
    theme.ink = values.color(root["ink"]) ?? theme.ink
    theme.softInk = values.color(root["soft-ink"]) ?? theme.softInk
    theme.nameInk = values.color(root["name-ink"]) ?? theme.nameInk
    theme.outline = values.color(root["outline"]) ?? theme.outline
    if let node = root["actors"] { actors(node, &theme) }
    if let node = root["families"] { families(node, &theme) }
    if let node = root["others"] { theme.others = family(node, theme.others, hasTypes: false) }
    sayFaint(theme, root)
    return theme
  }

  private mutating func basis(_ node: YAMLNode?) -> Theme {
    guard let node, let name = values.slug(node, "'based-on'") else { return .standard }
    if let theme = Theme.named(name.string) { return theme }
    let names = Theme.all.map(\.name.string)
    values.error(
      node, "there is no theme '\(name)' to begin from; there are \(names.joined(separator: ", "))")
    return .standard
  }

  private mutating func actors(_ node: YAMLNode, _ theme: inout Theme) {
    for pair in values.mapping(node, "'actors'") ?? [] {
      guard let name = values.slug(pair.key, "the actor type"),
        values.mapping(pair.value, "the actor type '\(name)'") != nil
      else { continue }
      values.refuseUnknownKeys(of: pair.value, "an actor type", known: ["color", "shape"])
      theme.actorTypes[name] = Theme.ActorStyle(
        color: values.color(pair.value["color"]),
        shape: values.word(pair.value["shape"], "the shape"))
    }
  }

  private mutating func families(_ node: YAMLNode, _ theme: inout Theme) {
    for pair in values.mapping(node, "'families'") ?? [] {
      guard let name = values.slug(pair.key, "the family's name") else { continue }
      let place = theme.families.firstIndex { $0.name == name }
      let known =
        place.map { theme.families[$0] }
        ?? Theme.Family(name: name, label: name.label, color: theme.others.color, types: [])
      let family = family(pair.value, known, hasTypes: true)
      // A type is of one family.
      for other in theme.families.indices where other != place {
        theme.families[other].types.removeAll(where: family.types.contains)
      }
      if let place { theme.families[place] = family } else { theme.families.append(family) }
    }
  }

  private mutating func family(
    _ node: YAMLNode, _ known: Theme.Family, hasTypes: Bool
  ) -> Theme.Family {
    guard values.mapping(node, "the family '\(known.name)'") != nil else { return known }
    values.refuseUnknownKeys(
      of: node, "a family", known: ["label", "color"] + (hasTypes ? ["types"] : []))
    var family = known
    family.label = values.text(node["label"], "the label") ?? known.label
    family.color = values.color(node["color"]) ?? known.color
    if let types = node["types"] {
      family.types = values.texts(types, "the types").compactMap { Identifier($0.text) }
    }
    return family
  }

  /// Warns of letters that are hard to read: less than WCAG's level AA has.
  private mutating func sayFaint(_ theme: Theme, _ root: YAMLNode) {
    var pairs = [
      ("ink", "paper", theme.ink, theme.paper), ("soft-ink", "paper", theme.softInk, theme.paper),
    ]
    pairs += (theme.families + [theme.others]).map {
      ("family '\($0.name)'", "paper", $0.color, theme.paper)
    }
    for style in theme.actorTypes.sorted(by: { $0.key.string < $1.key.string }) {
      if let color = style.value.color {
        pairs.append(("name-ink", "actor type '\(style.key)'", theme.nameInk, color))
      }
    }
    for (front, back, one, other) in pairs where one.contrast(to: other) < 4.5 {
      let tenths = Int(one.contrast(to: other) * 10)
      values.warning(
        root,
        "the contrast of \(front) to \(back) is \(tenths / 10).\(tenths % 10); letters want 4.5")
    }
  }
}
