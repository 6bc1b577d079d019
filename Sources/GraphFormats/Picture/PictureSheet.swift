import KnowledgeGraph

/// The sheet that a map is printed on: a headline and a legend above it, its sentences and sources beneath.
///
/// Everything is in points (1/72 inch), upwards from the lower left corner.
struct PictureSheet {
  /// The map, where it is on the sheet.
  private(set) var plan: PicturePlan
  let theme: Theme
  /// The size of letters: larger on a large sheet, which is seen from afar.
  let unit: Double
  private(set) var width: Double
  private(set) var height = 0.0
  private(set) var items: [Item] = []
  /// What the names of the sheet's nodes begin with, and no actor's does.
  let prefix: String

  /// Something that is drawn beside the map; places are its upper left corner.
  struct Item {
    enum Kind {
      case text([String], size: Double, color: Color, font: String)
      case actor(DOTAttributes)
      case line(PicturePlan.Line, DOTAttributes)
    }

    let kind: Kind
    var x: Double
    /// Downwards from the top of the block that it belongs to.
    var y: Double
    let width: Double
    let height: Double
    let kindOfThing: String
    let number: Int
  }

  /// A part of a sheet, on a page.
  struct View: Sendable {
    /// Width and height of the page, in points.
    let page: PicturePlan.Point
    /// How much larger the page shows what it shows.
    let zoom: Double
    /// What is in the middle of the page.
    let centre: PicturePlan.Point
    /// What stands in the page's lower left corner.
    var caption = ""
  }

  let view: View?

  /// The sheet of a graph's map, or a part of it.
  init(of graph: Graph, _ style: PictureStyle, _ plan: PicturePlan, _ view: View? = nil) {
    self.view = view
    self.plan = plan
    theme = style.theme
    unit = max(9, min(plan.width, 1.6 * plan.height) / 170)
    width = max(plan.width, style.hasLegend || style.hasFootnotes ? 45 * unit : 0)
    prefix = PictureSheet.prefix(graph)
    var head = Block()
    if style.hasLegend {
      addHeadline(graph, to: &head)
      add(Legend(of: graph, style.theme, plan), to: &head)
    }
    var foot = Block()
    if style.hasFootnotes { _ = add(Footnotes(of: graph, quoteLimit: style.quoteLimit), to: &foot) }
    if style.hasLegend || style.hasFootnotes { addSources(graph, to: &foot) }
    place(head, foot)
    if let view, !view.caption.isEmpty { add(view) }
  }

  /// A sheet of sentences only: as many of those from `first` on as have room, of which `first` becomes the next.
  init(
    of footnotes: Footnotes, from first: inout Int, _ style: PictureStyle, _ page: PicturePlan.Point
  ) {
    view = View(page: page, zoom: 1, centre: .init(x: page.x / 2, y: page.y / 2))
    plan = PicturePlan(actors: .init(points: []), lines: [], width: 0, height: 0)
    theme = style.theme
    unit = 10
    prefix = "sheet:"
    (width, height) = (page.x - 2 * PictureSheet.margin, page.y - 2 * PictureSheet.margin)
    var block = Block()
    first = add(footnotes, from: first, within: height, to: &block)
    for var item in block.items {
      item.x += PictureSheet.margin
      item.y = page.y - PictureSheet.margin - item.y
      items.append(item)
    }
    (width, height) = (page.x, page.y)
  }

  /// Of a page, in points: a centimetre.
  static let margin = 28.0

  private mutating func add(_ view: View) {
    let size = 9 / view.zoom
    let inset = PictureSheet.margin / 2 / view.zoom
    items.append(
      Item(
        kind: .text([view.caption], size: size, color: theme.softInk, font: Drawing.font),
        x: view.centre.x - view.page.x / 2 / view.zoom + inset,
        y: view.centre.y - view.page.y / 2 / view.zoom + inset + size,
        width: TextWidth.of(view.caption) * size * 1.1, height: size * PictureSheet.leading,
        kindOfThing: "caption", number: 1))
  }

  /// Items, and how high they are together.
  struct Block {
    var items: [Item] = []
    var height = 0.0
  }

  private mutating func place(_ head: Block, _ foot: Block) {
    let gap = 1.5 * unit
    let footHeight = foot.height == 0 ? 0 : foot.height + gap
    plan = plan.moved(x: (width - plan.width) / 2, y: footHeight)
    let top = footHeight + plan.height + (head.height == 0 ? 0 : head.height + gap)
    height = top
    for block in [(head, top), (foot, foot.height)] {
      for var item in block.0.items {
        item.y = block.1 - item.y
        items.append(item)
      }
    }
  }

  /// Says what the sheet covers, and which part of it is seen (Graphviz's attributes `bb` and `viewport`).
  func addView(to attributes: inout DOTAttributes) {
    attributes.add("bb", "0,0," + [width, height].map(PictureSheet.number).joined(separator: ","))
    guard let view else { return }
    attributes.add(
      "viewport",
      [view.page.x, view.page.y, view.zoom, view.centre.x, view.centre.y]
        .map(PictureSheet.number).joined(separator: ","))
    attributes.add("margin", "0")
  }

  private static func prefix(_ graph: Graph) -> String {
    var prefix = "sheet:"
    while graph.storage.actors.contains(where: { actor in
      graph.storage.identifiers[actor.id].string.hasPrefix(prefix)
    }) {
      prefix = "_" + prefix
    }
    return prefix
  }
}
