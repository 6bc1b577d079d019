import ArgumentParser
import CasePage
import Cases
import GraphFormats
import KnowledgeGraph
import SystemPackage

/// How much of the documents a page shows.
struct PageOptions: ParsableArguments {
  @Option(
    name: .customLong("quote-limit"),
    help: ArgumentHelp(
      "The longest quote in a page or a picture, in characters, without what is around it.",
      discussion:
        "For texts that may not be published. Graph files hold whole quotes all the same.",
      valueName: "characters"))
  var quoteLimit: Int?

  func validate() throws {
    if let quoteLimit, quoteLimit < 1 {
      throw ValidationError("--quote-limit takes 1 or more characters.")
    }
  }

  /// A page about a graph in that theme, with its map where there is a layout; `caseFile` is the case that the graph comes
  /// from.
  ///
  /// - Throws: the exit status 74, having said why.
  func page(
    of graph: Graph, map: CasePage.Map?, _ theme: Theme, omissions: [String], caseFile: FilePath?
  ) throws -> [UInt8] {
    let contexts =
      quoteLimit == nil ? caseFile.map { Contexts(of: graph, caseFile: $0) } : nil
    let options = CasePage.Options(
      quoteLimit: quoteLimit, contexts: contexts ?? Contexts(),
      notes: map == nil
        ? [] : omissions.map { "The map leaves out \($0)" }, theme: theme)
    return CasePage(of: graph, options).bytes(map: map)
  }
}

extension Contexts {
  /// So many Unicode scalars of a paragraph are shown; of a text without paragraphs, only what the graph has.
  private static let longestParagraph = 4_000

  /// The paragraphs of the documents that lie in the case's folder. Those that were brought from elsewhere may not
  /// be ours to publish.
  init(of graph: Graph, caseFile: FilePath) {
    self.init()
    let folder = caseFile.removingLastComponent()
    guard var store = try? DocumentStore(caseFolder: folder.string) else { return }
    var texts: [Identifier: DocumentText] = [:]
    for document in graph.documents where document.file != nil {
      let lookup = store.look(
        file: document.file?.string, sha256: document.sha256?.string)
      if case .found(let stored) = lookup { texts[document.id] = stored.text }
    }
    for evidence in graph.relations.lazy.flatMap(\.evidence) {
      guard case .found(let finding) = evidence.state, let text = texts[evidence.document] else {
        continue
      }
      self[evidence.document, finding] = Contexts.context(of: finding, in: text)
    }
  }

  /// The paragraph around what was found; nothing where the text is another one by now.
  private static func context(
    of finding: Evidence.Finding, in text: DocumentText
  ) -> Context? {
    let passages = finding.passages.map(\.range)
    guard let start = passages.first?.lowerBound, let end = passages.last?.upperBound,
      zip(passages, finding.passages).allSatisfy({ Text(text.text(in: $0)) == $1.exact })
    else { return nil }
    let paragraph = text.paragraph(around: start..<end)
    guard paragraph.count <= longestParagraph else { return nil }
    return Context(
      before: text.text(in: paragraph.lowerBound..<start),
      between: zip(passages, passages.dropFirst()).map {
        text.text(in: $0.upperBound..<$1.lowerBound)
      },
      after: text.text(in: end..<paragraph.upperBound))
  }
}
