import KnowledgeGraph
public import SystemPackage

/// Reads a case file and its documents, and checks every relation against the words that carry it.
public struct CaseReader {
  var values: ValueReader
  let folder: FilePath
  var vocabulary = Vocabulary.builtIn
  /// Whether the vocabulary has errors, so that an unknown type or key may be one of them.
  var vocabularyHasErrors = false
  /// The names of properties whose declaration was refused.
  var refusedProperties: Set<String> = []
  /// The vocabulary of the case's own, and the file that it is in.
  private var vocabularyNode: (path: String, node: YAMLNode)?
  var documents: [Document] = []
  var documentNodes: [YAMLPair] = []
  var documentPlaces: [Identifier: Int] = [:]
  var actors: [Actor] = []
  var actorNodes: [YAMLPair] = []
  var actorIDs: Set<Identifier> = []
  var relations: [Relation] = []
  var relationNodes: [YAMLNode] = []
  var evidenceNodes: [[YAMLNode]] = []
  /// Relations that are there already, and the first of each, by their places.
  var restated: [Int: Int] = [:]
  /// Parts that could not be read, which has been said.
  var unread: Set<UnreadPart> = []
  /// What could be read only in part, which has been said as well.
  var doubts = Doubts()
  /// The documents' texts, until all evidence is found.
  var texts: [Identifier: DocumentText] = [:]
  /// The evidence that is to be found in each document.
  var sought: [Identifier: [EvidencePlace]] = [:]
  /// The quotes found without a name of an end of their relation beside them.
  var borrowed: [(quote: YAMLNode, unnamed: [Identifier])] = []
  var evidence = CheckedCase.EvidenceCounts()
  /// How many of the errors say that a quote was not found.
  var quoteErrors = 0

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
    let store = try DocumentStore(
      caseFolder: path.removingLastComponent().string, documentsFolder: documents?.string)
    var reader = CaseReader(path)
    let root = YAMLReader.read(bytes, path: path.string, into: &reader.values.diagnostics)
    return reader.read(root, store)
  }

  private init(_ path: FilePath) {
    values = ValueReader(path: path.string, diagnostics: Diagnostics())
    folder = path.removingLastComponent()
  }

  private mutating func read(_ root: YAMLNode?, _ store: consuming DocumentStore) -> CheckedCase {
    let refusals = values.diagnostics.entries
    guard let root, values.mapping(root, "the case") != nil else { return checked(nil, root) }
    values.refuseUnknownKeys(
      of: root, "a case",
      known: [
        "redstring", "case", "title", "base", "vocabulary", "documents", "actors", "relations",
      ])
    let metadata = metadata(root)
    doubts.noteRefusals(refusals, in: root, values)
    if let node = root["vocabulary"] { readVocabulary(node) }
    readDocuments(root["documents"], store)
    readActors(root["actors"])
    let before = values.diagnostics.entries.count
    readRelations(root["relations"])
    findEvidence()
    reportMissingLists(root)
    reportIncoherences()
    let said = values.diagnostics.entries.count - before
    if said > quoteErrors { doubts.relations = true }
    warn(root)
    return checked(metadata, root)
  }

  /// Says once that there are no documents or no actors, rather than at each relation.
  private mutating func reportMissingLists(_ root: YAMLNode) {
    guard !relations.isEmpty else { return }
    if documents.isEmpty, !doubts.documents, relations.contains(where: { !$0.evidence.isEmpty }) {
      values.error(
        root["documents"] ?? root,
        "the case has relations, but no documents; add those that they are quoted from under "
          + "'documents'")
      doubts.documents = true
    }
    if actors.isEmpty, !doubts.actors {
      values.error(
        root["actors"] ?? root,
        "the case has relations, but no actors; add those that they are between under 'actors'")
      doubts.actors = true
    }
  }

  private func checked(_ metadata: Graph.Metadata?, _ root: YAMLNode?) -> CheckedCase {
    var graph: Graph?
    if let metadata, !values.diagnostics.hasErrors {
      graph = try? Graph(
        metadata: metadata, vocabulary: vocabulary, documents: documents, actors: actors,
        relations: relations)
    }
    return CheckedCase(
      path: values.path, name: metadata?.name, graph: graph,
      places: graph == nil ? nil : root.map(places),
      counts: CheckedCase.Counts(
        documents: documents.count, actors: actors.count,
        relations: relations.count - restated.count),
      evidence: evidence, diagnostics: values.diagnostics.sorted)
  }

  private func places(_ root: YAMLNode) -> CasePlaces {
    CasePlaces(
      path: values.path, root: root, vocabulary: vocabularyNode, documents: documentNodes,
      actors: actorNodes,
      relations: relationNodes.enumerated().filter { restated[$0.offset] == nil }.map(\.element))
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
    if let base, let node = root["base"], !["/", "#", ":", "="].contains(base.string.suffix(1)) {
      values.warning(
        node,
        "the base does not end in '/', so that IRIs will begin with '\(base)actor'; end it in '/'")
    }
    return name.map { Graph.Metadata(name: $0, title: title, base: base) }
  }

  /// The vocabulary: a mapping, or the name of a file in the case's folder.
  private mutating func readVocabulary(_ node: YAMLNode) {
    let errors = values.diagnostics.count(of: .error)
    if node.pairs != nil {
      readVocabulary(node, VocabularyReader(values))
    } else if node.elements != nil {
      values.error(
        node, "the vocabulary is a list, but a mapping or the name of a file was expected")
    } else if let file = values.text(node, "the vocabulary") {
      readVocabulary(file: file.string, node)
    }
    vocabularyHasErrors =
      doubts.vocabulary || node.isInvalid || values.diagnostics.count(of: .error) > errors
  }

  private mutating func readVocabulary(_ node: YAMLNode, _ vocabularyReader: VocabularyReader) {
    var reader = vocabularyReader
    vocabularyNode = (reader.values.path, node)
    vocabulary = reader.read(node)
    refusedProperties = reader.refusedProperties
    values.diagnostics = reader.values.diagnostics
  }

  private mutating func readVocabulary(file: String, _ node: YAMLNode) {
    let relative = FilePath(file)
    guard !relative.isAbsolute,
      relative.lexicallyNormalized().components.first?.kind != .parentDirectory
    else {
      return values.error(
        node,
        "the vocabulary '\(file)' is not in the case folder; put it there and give its name")
    }
    let path = folder.appending(file)
    do throws(FileFault) {
      let bytes = try FileReading.bytes(of: path.string, limit: YAMLReader.sizeLimit)
      guard let root = YAMLReader.read(bytes, path: path.string, into: &values.diagnostics) else {
        return
      }
      readVocabulary(
        root, VocabularyReader(ValueReader(path: path.string, diagnostics: values.diagnostics)))
    } catch {
      values.error(
        node,
        "the vocabulary '\(file)' \(error.message); put it in the case folder, or leave the key out"
      )
    }
  }
}
