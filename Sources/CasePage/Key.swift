import GraphFormats
import KnowledgeGraph

/// What the signs on a page's map mean, as markup: the legend of pictures, but for types of actors, which have boxes to
/// choose them by. Lines keep their hue, and stand out from the ground, light or dark, as on the map.
struct Key {
  private let entries: [Legend.Entry]

  init(_ graph: Graph, _ theme: Theme) {
    entries = Legend(of: graph, theme).entries.filter { entry in
      if case .actor = entry.sign { false } else { true }
    }
  }

  /// The signs with what they mean, and how often each is there.
  var markup: String {
    entries.map { entry in
      let count = "\(Markup.text(entry.label)) <small>\(entry.count)</small>"
      return
        "<svg width=\"34\" height=\"10\" aria-hidden=\"true\">\(Key.drawing(entry.sign))</svg> \(count)"
    }.joined(separator: " · ")
  }

  private static func drawing(_ sign: Legend.Sign) -> String {
    switch sign {
    case .actor, .box: ""
    case .unnamedSource:
      "<ellipse cx=\"15\" cy=\"5\" rx=\"13\" ry=\"4\" fill=\"none\" stroke=\"currentColor\" "
        + "stroke-dasharray=\"3 2\"/>"
    case .family(let color):
      line(
        "stroke=\"light-dark(oklch(from \(color) 0.5 c h), oklch(from \(color) 0.8 c h))\" "
          + "stroke-width=\"3\"")
    case .pattern(.solid): line()
    case .pattern(let style):
      line("stroke-dasharray=\"\(style.dash.map(\.description).joined(separator: " "))\"")
    case .disputed: line() + line("stroke-dasharray=\"1 3\"", y: 8)
    case .negative: line() + "<path d=\"M29 1V9\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    case .inferred:
      line(to: 22) + "<path d=\"M22 2L30 5L22 8Z\" fill=\"none\" stroke=\"currentColor\"/>"
    case .wide: line("stroke-width=\"2.6\"")
    }
  }

  private static func line(
    _ attributes: String = "", y: Int = 5, to end: Int = 30
  ) -> String {
    let color = attributes.contains("stroke=") ? "" : " stroke=\"currentColor\""
    return "<path d=\"M2 \(y)H\(end)\"\(color) \(attributes)/>"
  }
}
