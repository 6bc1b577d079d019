import Digests
import KnowledgeGraph

extension CaseReader {
  /// Reads the documents and finds the text of each.
  mutating func readDocuments(_ node: YAMLNode?, _ store: consuming DocumentStore) {
    guard let node, !node.isBlank else { return }
    guard let pairs = values.mapping(node, "'documents'") else {
      doubts.documents = true
      return
    }
    store.readAhead(Set(pairs.compactMap { $0.value["file"]?.text }))
    for pair in pairs {
      let slug = values.slug(pair.key, "the document's id")
      guard let id = slug ?? Identifier(pair.name) else {
        doubts.documents = true
        continue
      }
      if slug == nil {
        doubts.refusedIDs.insert(id)
        if let meant = Slug.nearest(to: pair.name).flatMap({ Identifier($0) }) {
          doubts.meantDocuments.insert(meant)
        }
      }
      let place = documents.count
      documentPlaces[id] = place
      documentNodes.append(pair)
      guard values.mapping(pair.value, "the document '\(id)'") != nil else {
        documents.append(Document(id: id))
        unread.insert(UnreadPart(subject: .document(place), part: .evidence))
        continue
      }
      documents.append(document(id, pair.value))
      lookUp(documents[place], pair, &store)
    }
  }

  private mutating func document(_ id: Identifier, _ node: YAMLNode) -> Document {
    values.refuseUnknownKeys(
      of: node, "a document",
      known: [
        "title", "publisher", "authors", "published", "url", "language", "file", "sha256",
      ])
    let language = values.text(node["language"], "the language")
    if let language, !LanguageTag.isSound(language.string), let value = node["language"] {
      values.error(
        value, "the language '\(language)' is no language tag; write one as en, es or es-MX")
    }
    let sha256 = values.text(node["sha256"], "the SHA-256")
    return Document(
      id: id, title: values.text(node["title"], "the title"),
      publisher: values.text(node["publisher"], "the publisher"),
      authors: values.texts(node["authors"], "the author").map(\.text),
      published: values.date(node["published"], "the date of publication"),
      url: values.iri(node["url"], "the URL"), language: language,
      file: values.text(node["file"], "the file"),
      // The store says where it is none; the digits of a graph's documents are lower-case.
      sha256: sha256.map { text in SHA256(text.string).map { Text($0.description) } ?? text })
  }

  private mutating func lookUp(
    _ document: Document, _ pair: YAMLPair, _ store: inout DocumentStore
  ) {
    let place = documents.count - 1
    let isLost = [DocumentKey.file, .sha256].contains { key in
      let value = key == .file ? document.file : document.sha256
      return value == nil
        && (pair.value[key.rawValue] != nil || values.mayHide(key.rawValue, in: pair.value))
    }
    if isLost {
      unread.insert(UnreadPart(subject: .document(place), part: .evidence))
      return
    }
    switch store.look(file: document.file?.string, sha256: document.sha256?.string) {
    case .found(let stored):
      for diagnostic in stored.diagnostics { values.diagnostics.report(diagnostic) }
      texts[document.id] = stored.text
    case .absent(let message):
      values.diagnostics.note(
        "document '\(document.id)': \(message)", path: values.path, mark: pair.key.mark)
    case .wrong(let key, let message):
      values.error(pair.value[key.rawValue] ?? pair.key, message)
      // Its evidence cannot be found; that it is missing is a consequence, not another error.
      unread.insert(UnreadPart(subject: .document(place), part: .evidence))
    case .undecodable(let diagnostic):
      values.diagnostics.report(diagnostic)
      unread.insert(UnreadPart(subject: .document(place), part: .evidence))
    }
  }
}

/// Language tags of BCP 47, as far as their form goes.
private enum LanguageTag {
  static func isSound(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    // The language itself has letters only: RDF refuses others.
    guard parts[0].allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
    }
  }
}
