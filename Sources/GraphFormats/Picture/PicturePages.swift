public import KnowledgeGraph

/// A picture on pages of paper: the whole sheet on the first; where it is too small to be read there, its parts on the
/// next ones; then the sentences.
public struct PicturePages: Sendable {
  /// Each page, as DOT text for `neato -n2`.
  public let pages: [Page]

  /// A page.
  public struct Page: Sendable, Hashable {
    public let dot: [UInt8]
    public let nodes: Int
    public let edges: Int
  }

  /// A size of paper.
  public enum Paper: String, CaseIterable, Sendable {
    case a3, a4, letter, tabloid

    /// The short side and the long one, in points (ISO 216; ANSI/ASME Y14.1).
    var sides: (short: Double, long: Double) {
      switch self {
      case .a3: (841.89, 1190.55)
      case .a4: (595.28, 841.89)
      case .letter: (612, 792)
      case .tabloid: (792, 1224)
      }
    }
  }

  /// How large letters of the map have to be, as a share of their size on the sheet: 5 points for the smallest.
  private static let readable = 0.55
  /// How large they are where the map is shown in parts.
  private static let detail = 0.75
  /// What neighbouring parts have in common, in points of paper.
  private static let overlap = 40.0

  /// The pages of a graph's picture.
  public init(of graph: Graph, _ style: PictureStyle, _ plan: PicturePlan, on paper: Paper) {
    var sheetStyle = style
    sheetStyle.hasFootnotes = false
    let sheet = PictureSheet(of: graph, sheetStyle, plan)
    let isWide = sheet.width > sheet.height
    let page = PicturePlan.Point(
      x: isWide ? paper.sides.long : paper.sides.short,
      y: isWide ? paper.sides.short : paper.sides.long)
    let room = PicturePlan.Point(
      x: page.x - 2 * PictureSheet.margin, y: page.y - 2 * PictureSheet.margin)
    let fit = min(room.x / max(sheet.width, 1), room.y / max(sheet.height, 1), 1.2)
    var views = [
      PictureSheet.View(
        page: page, zoom: fit, centre: .init(x: sheet.width / 2, y: sheet.height / 2))
    ]
    if fit < PicturePages.readable { views += PicturePages.parts(of: sheet, page, room) }
    var pages = views.map { view in
      var format = DOTFormat.sheet(sheetStyle, plan)
      format.view = view
      return Page(
        dot: format.bytes(of: graph), nodes: graph.actors.count, edges: graph.relations.count)
    }
    if style.hasFootnotes { pages += PicturePages.notes(of: graph, style, page) }
    self.pages = pages
  }

  /// The parts of a sheet, row by row from the upper left.
  private static func parts(
    of sheet: PictureSheet, _ page: PicturePlan.Point, _ room: PicturePlan.Point
  ) -> [PictureSheet.View] {
    func count(_ length: Double, _ room: Double) -> Int {
      max(1, Int(((length * detail - overlap) / (room - overlap)).rounded(.up)))
    }
    let (columns, rows) = (count(sheet.width, room.x), count(sheet.height, room.y))
    /// The middle of a part, from the lower end of the sheet.
    func centre(_ part: Int, of parts: Int, _ length: Double, _ room: Double) -> Double {
      if parts == 1 { return length / 2 }
      let seen = room / detail
      return seen / 2 + (length - seen) * Double(part) / Double(parts - 1)
    }
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        PictureSheet.View(
          page: page, zoom: detail,
          centre: .init(
            x: centre(column, of: columns, sheet.width, room.x),
            y: centre(rows - 1 - row, of: rows, sheet.height, room.y)),
          caption: "part \(row * columns + column + 1) of \(rows * columns)"
            + " (row \(row + 1), column \(column + 1))")
      }
    }
  }

  private static func notes(
    of graph: Graph, _ style: PictureStyle, _ page: PicturePlan.Point
  ) -> [Page] {
    let footnotes = Footnotes(of: graph, quoteLimit: style.quoteLimit)
    var pages: [Page] = []
    var first = 0
    while first < footnotes.count {
      let start = first
      let sheet = PictureSheet(of: footnotes, from: &first, style, page)
      // A sentence longer than a page is on one of its own, and cut off there.
      if first == start { first += 1 }
      pages.append(Page(dot: sheet.dot, nodes: first - start, edges: 0))
    }
    return pages
  }
}
