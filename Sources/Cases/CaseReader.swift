import KnowledgeGraph
public import SystemPackage

/// Reads a case file and its documents, and checks every relation against the words that carry it.
public struct CaseReader {
  var values: ValueReader
  let folder: FilePath
  var vocabulary = Vocabulary.builtIn
  /// Whether the vocabulary has errors, so that an unknown type may be one of them.
  var vocabularyHasErrors = false
  var documents: [Document] = []
  var documentNodes: [YAMLPair] = []
  var actors: [Actor] = []
  var actorNodes: [YAMLPair] = []
  var actorIDs: Set<Identifier> = []
  var relations: [Relation] = []
  var relationNodes: [YAMLNode] = []
  var evidenceNodes: [[YAMLNode]] = []
  /// Parts that could not be read, which has been said.
  var unread: Set<UnreadPart> = []
  var texts: [Identifier: QuoteFinder] = [:]
  var evidence = CheckedCase.EvidenceCounts()

  struct UnreadPart: Hashable {
    let subject: Incoherence.Subject
    let part: Incoherence.Part
    var item: Int?
  }

  /// Checks the case file at `path`, and looks for documents' texts in the folder `documents` first.
  ///
  /// - Throws: `FileFault`, where the case file or the folder cannot be read.
  public static func check(
    _ path: FilePath, documents: FilePath? = nil
  ) throws(FileFault) -> CheckedCase {
    let bytes = try FileReading.bytes(of: path.string, limit: YAMLReader.sizeLimit)
    var store = try DocumentStore(
      caseFolder: path.removingLastComponent().string, documentsFolder: documents?.string)
    var reader = CaseReader(path)
    let root = YAMLReader.read(bytes, path: path.string, into: &reader.values.diagnostics)
    return reader.read(root, &store)
  }

  private init(_ path: FilePath) {
    values = ValueReader(path: path.string, diagnostics: Diagnostics())
    folder = path.removingLastComponent()
  }

  private mutating func read(_ root: YAMLNode?, _ store: inout DocumentStore) -> CheckedCase {
    guard let root, values.mapping(root, "the case") != nil else { return checked(nil) }
    values.refuseUnknownKeys(
      of: root, "a case",
      known: [
        "redstring", "case", "title", "base", "vocabulary", "documents", "actors", "relations",
      ])
    let metadata = metadata(root)
    if let node = root["vocabulary"] { readVocabulary(node) }
    readDocuments(root["documents"], &store)
    readActors(root["actors"])
    readRelations(root["relations"])
    reportIncoherences()
    warn()
    return checked(metadata)
  }

  private func checked(_ metadata: Graph.Metadata?) -> CheckedCase {
    let restated = Graph.restatements(in: relations, vocabulary)
    var graph: Graph?
    if let metadata, !values.diagnostics.hasErrors {
      graph = try? Graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
        relations: relations)
    }
    return CheckedCase(
      path: values.path, name: metadata?.name, graph: graph,
      counts: CheckedCase.Counts(
        documents: documents.count, actors: actors.count,
        relations: relations.count - restated.count),
      evidence: evidence, diagnostics: values.diagnostics.sorted)
  }

  private mutating func metadata(_ root: YAMLNode) -> Graph.Metadata? {
    if let version = values.required("redstring", of: root, "the case"),
      let text = values.text(version, "'redstring'"), text != "1"
    {
      values.error(
        version, "version '\(text.string.shortened(to: 20))' of the case file is not known; write 1"
      )
    }
    let name = values.slug(values.required("case", of: root, "the case"), "the case's name")
    let title = values.text(root["title"], "the title")
    let base = values.iri(root["base"], "the base")
    return name.map { Graph.Metadata(name: $0, title: title, base: base) }
  }

  /// The vocabulary: a mapping, or the name of a file in the case's folder.
  private mutating func readVocabulary(_ node: YAMLNode) {
    let errors = values.diagnostics.count(of: .error)
    if node.pairs != nil {
      var reader = VocabularyReader(values)
      vocabulary = reader.read(node)
      values.diagnostics = reader.values.diagnostics
    } else if let file = values.text(node, "the vocabulary") {
      readVocabulary(file: file.string, node)
    }
    vocabularyHasErrors = values.diagnostics.count(of: .error) > errors
  }

  private mutating func readVocabulary(file: String, _ node: YAMLNode) {
    if let refusal = DocumentStore.refusal(of: file) { return values.error(node, refusal) }
    let path = folder.appending(file)
    do throws(FileFault) {
      let bytes = try FileReading.bytes(of: path.string, limit: YAMLReader.sizeLimit)
      guard let root = YAMLReader.read(bytes, path: path.string, into: &values.diagnostics) else {
        return
      }
      var reader = VocabularyReader(
        ValueReader(path: path.string, diagnostics: values.diagnostics))
      vocabulary = reader.read(root)
      values.diagnostics = reader.values.diagnostics
    } catch {
      values.error(node, "the vocabulary '\(file)' \(error.message)")
    }
  }
}
