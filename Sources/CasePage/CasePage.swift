import Digests
public import GraphFormats
public import KnowledgeGraph

/// A page about a graph, for whoever checks it line by line: the map, each relation with its evidence, and a table
/// of all of them, in one file of HTML that asks for nothing else.
///
/// What the page may do is said at its top, by a `Content-Security-Policy` that allows its own script and style by
/// their digests and nothing more.
public struct CasePage: Sendable {
  private let graph: Graph
  private let options: Options

  /// What a page shows of the documents.
  public struct Options: Sendable {
    /// How many Unicode scalars of a quote are shown, and nothing around it; nothing for all, in its context.
    public var quoteLimit: Int?
    /// The paragraphs that the page may show around the quotes.
    public var contexts: Contexts
    /// What the page says of what the map does not show, each in a clause.
    public var notes: [String]
    /// The colours and shapes of actors, and the colours of lines.
    public var theme: Theme

    /// Makes options.
    public init(
      quoteLimit: Int? = nil, contexts: Contexts = Contexts(), notes: [String] = [],
      theme: Theme = .standard
    ) {
      self.theme = theme
      self.quoteLimit = quoteLimit
      self.contexts = contexts
      self.notes = notes
    }
  }

  /// A page about `graph`.
  public init(of graph: Graph, _ options: Options = Options()) {
    self.graph = graph
    self.options = options
  }

  /// What a page draws its map from.
  public enum Map: Sendable {
    /// The map in SVG, as `SVGPicture` has it for a page.
    case vector([UInt8])
    /// Where everything is, each relation with a line of its own; the page draws it on a canvas.
    case plan(PicturePlan)
  }

  /// The page, with a map of the graph, or without one.
  public func bytes(map: Map?) -> [UInt8] {
    let data = PageData(graph, options, map).bytes
    let (script, style) = (CasePage.script(for: map), CasePage.style(for: map))
    let title = Markup.text((graph.metadata.title ?? graph.metadata.name.text).string)
    var page: [UInt8] = []
    page.reserveCapacity(data.count + 1 << 16)
    page += Skeleton.head(title: title, policy: CasePage.policy(script, style)).utf8
    page += style
    page +=
      Skeleton.afterStyle(
        title: title, counts: counts, filters: Filters(graph, options.theme).markup, map
      ).utf8
    switch map {
    case .vector(let drawing):
      page += Skeleton.beforeMap.utf8
      page += drawing
      page += Skeleton.afterMap.utf8
    case .plan:
      page += Skeleton.beforeMap.utf8
      page += Skeleton.canvas(counts: counts).utf8
      page += Skeleton.afterMap.utf8
    case nil: page += Skeleton.withoutMap.utf8
    }
    page +=
      Skeleton.afterView(
        relations: graph.relations.count,
        key: map == nil ? "" : Key(graph, options.theme).markup,
        notes: Markup.text(options.notes.joined(separator: "; "))
      ).utf8
    page += data
    page += Skeleton.afterData.utf8
    page += script
    page += Skeleton.end.utf8
    return page
  }

  /// `100 actors · 180 relations · 252 pieces of evidence · 2 documents`.
  private var counts: String {
    func counted(_ count: Int, _ word: String, _ words: String) -> String {
      "\(count) \(count == 1 ? word : words)"
    }
    return [
      counted(graph.actors.count, "actor", "actors"),
      counted(graph.relations.count, "relation", "relations"),
      counted(graph.storage.evidence.count, "piece of evidence", "pieces of evidence"),
      counted(graph.documents.count, "document", "documents"),
    ].joined(separator: " · ")
  }

  /// The page's script, which is the same for every case with a map of that kind: what draws the other kind is not in
  /// it.
  package static func script(for map: Map?) -> [UInt8] {
    switch map {
    case .vector: vectorScript
    case .plan: canvasScript
    case nil: scriptWithoutMap
    }
  }

  private static let vectorScript = script(drawing: PackageResources.vector_map_js)
  private static let canvasScript = script(drawing: PackageResources.canvas_map_js)
  private static let scriptWithoutMap = script(drawing: [])

  /// The script with what draws a map. In a block, so that no name of it is one of the window's.
  private static func script(drawing: [UInt8]) -> [UInt8] {
    let files = PackageResources.map_js + drawing + PackageResources.page_js
    return Array("\n\"use strict\";\n{\n".utf8) + CodeLines.of(files) + Array("}\n".utf8)
  }

  /// The page's style.
  package static func style(for map: Map?) -> [UInt8] {
    if case .vector = map { return vectorStyle }
    return style
  }

  private static let style = Array("\n".utf8) + CodeLines.of(PackageResources.page_css)
  private static let vectorStyle = style + CodeLines.of(PackageResources.vector_map_css)

  /// What the page may do: run its script, use its style.
  private static func policy(_ script: [UInt8], _ style: [UInt8]) -> String {
    let (script, style) = (SHA256(of: script).base64, SHA256(of: style).base64)
    return "default-src 'none'; script-src 'sha256-\(script)'; style-src 'sha256-\(style)'; "
      + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
  }
}

extension CasePage {
  /// The most actors and relations whose map a page has in SVG: a browser moves more elements less smoothly than a
  /// canvas, and takes longer to show them.
  package static let largestVectorMap = 5_000

  /// Whether a page has the map of `graph` in SVG, rather than draws it on a canvas.
  public static func mapIsVector(of graph: Graph) -> Bool {
    graph.actors.count + graph.relations.count <= largestVectorMap
  }

  /// What the map of a page leaves out, each in a clause; on a canvas, all of that comes with zooming in.
  public static func omissions(of graph: Graph) -> [String] {
    mapIsVector(of: graph) ? PictureDetail(of: graph).omissions : []
  }
}
