import Digests
import GraphFormats
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

    /// Makes options.
    public init(quoteLimit: Int? = nil, contexts: Contexts = Contexts(), notes: [String] = []) {
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

  /// The page, with a map of the graph in SVG (as `SVGPicture` has it for a page), or without one.
  public func bytes(map: [UInt8]?) -> [UInt8] {
    let data = PageData(graph, options).bytes
    let title = Markup.text((graph.metadata.title ?? graph.metadata.name.text).string)
    var page: [UInt8] = []
    page.reserveCapacity(data.count + (map?.count ?? 0) + 1 << 16)
    page += Skeleton.head(title: title, policy: CasePage.policy).utf8
    page += CasePage.style
    page += Skeleton.afterStyle(title: title, counts: counts).utf8
    if let map {
      page += Skeleton.beforeMap.utf8
      page += map
      page += Skeleton.afterMap.utf8
    } else {
      page += Skeleton.withoutMap.utf8
    }
    page += Skeleton.afterView(notes: Markup.text(options.notes.joined(separator: "; "))).utf8
    page += data
    page += Skeleton.afterData.utf8
    page += CasePage.script
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

  /// The page's script, which is the same for every case.
  package static var script: [UInt8] { PackageResources.page_js }

  /// The page's style, which is the same for every case.
  package static var style: [UInt8] { PackageResources.page_css }

  /// What the page may do: run its script, use its style.
  package static var policy: String {
    let (script, style) = (SHA256(of: script).base64, SHA256(of: style).base64)
    return "default-src 'none'; script-src 'sha256-\(script)'; style-src 'sha256-\(style)'; "
      + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
  }
}
