import KnowledgeGraph

extension CaseReader {
  /// Reads the relations and finds the evidence of each.
  mutating func readRelations(_ node: YAMLNode?) {
    guard let node, !node.isBlank else { return }
    guard let elements = node.elements else {
      values.error(node, "'relations' is \(node.kindInWords), but a list was expected")
      return
    }
    for element in elements {
      guard values.mapping(element, "the relation") != nil else { continue }
      relation(element)
    }
  }

  private mutating func relation(_ node: YAMLNode) {
    let index = relations.count
    let before = values.diagnostics.entries.count
    refuseUnknownKeys(
      of: node, "a relation", ReservedKeys.relation, vocabulary.relationProperties)
    let from = end("from", .from, node, index)
    let type = end("type", .type, node, index)
    let to = end("to", .to, node, index)
    let claim = Claim(
      from, type, to, attributes: attributes(node, vocabulary.relationProperties),
      time: time(node), polarity: values.word(node["polarity"], "'polarity'") ?? .affirmative,
      isInferred: values.boolean(node["inferred"], "'inferred'") ?? false,
      review: values.word(node["review"], "'review'"))
    let id = values.slug(node["id"], "the relation's id")
    if values.diagnostics.entries.count > before || node.isIncomplete
      || node.pairs?.contains(where: \.value.isInvalid) == true
    {
      doubts.claims.insert(index)
    }
    let evidence = evidence(node, index)
    relations.append(
      Relation(
        id: id ?? claim.derivedIdentifier(isSymmetric: vocabulary.isSymmetric(type)), claim,
        evidence: evidence))
    relationNodes.append(node)
  }

  /// The value of `key`; where there is none, a stand-in that no further message is about.
  private mutating func end(
    _ key: String, _ part: Incoherence.Part, _ node: YAMLNode, _ index: Int
  ) -> Identifier {
    let value = values.required(key, of: node, "the relation")
    if let id = values.reference(value, "'\(key)'") { return id }
    unread.insert(UnreadPart(subject: .relation(index), part: part))
    return "?"
  }

  private mutating func time(_ node: YAMLNode) -> Claim.Time? {
    let date = values.date(node["date"], "the date")
    let start = values.date(node["start"], "the start")
    let end = values.date(node["end"], "the end")
    if node["date"] != nil,
      let other = node.pairs?.first(where: { ["start", "end"].contains($0.name) })
    {
      values.error(
        other.key, "'\(other.name)' stands beside 'date'; give either a date, or a start and an end"
      )
    }
    if let date { return .on(date) }
    return switch (start, end) {
    case (let start?, let end?): .between(start, end)
    case (let start?, nil): .since(start)
    case (nil, let end?): .until(end)
    case (nil, nil): nil
    }
  }

  /// The evidence: a list, or a single mapping.
  private mutating func evidence(_ node: YAMLNode, _ index: Int) -> [Evidence] {
    evidenceNodes.append([])
    guard let value = node["evidence"], !value.isBlank else {
      // The check for coherence finds that there is none; where a key was refused it may be that one.
      if values.mayHide("evidence", in: node) {
        unread.insert(UnreadPart(subject: .relation(index), part: .evidence))
      }
      return []
    }
    var pieces: [Evidence] = []
    for element in value.elements ?? [value] {
      guard values.mapping(element, "the evidence") != nil else {
        unread.insert(UnreadPart(subject: .relation(index), part: .evidence))
        continue
      }
      evidenceNodes[index].append(element)
      pieces.append(piece(element, index, pieces.count))
    }
    return pieces
  }

  private mutating func piece(_ node: YAMLNode, _ relation: Int, _ item: Int) -> Evidence {
    values.refuseUnknownKeys(
      of: node, "a piece of evidence",
      known: ["document", "quote", "prefix", "suffix", "speaker", "stance"])
    let document = evidenceDocument(node, relation, item)
    let stance: Evidence.Stance? = values.word(node["stance"], "the stance")
    let quoteNode = values.required("quote", of: node, "the evidence")
    let prefix = values.text(node["prefix"], "the prefix", mayBeBlank: true)
    let suffix = values.text(node["suffix"], "the suffix", mayBeBlank: true)
    let quote = values.text(quoteNode, "the quote").map {
      Evidence.Quote($0, prefix: prefix, suffix: suffix)
    }
    let speaker = values.reference(node["speaker"], "the speaker")
    // Without the text that was to stand beside it, the quote may seem to be in several places.
    let isLost = [("prefix", prefix), ("suffix", suffix)].contains { key, text in
      text == nil && (node[key] != nil || values.mayHide(key, in: node))
    }
    seek(
      isLost ? nil : quote, in: document, at: EvidencePlace(relation: relation, item: item))
    return Evidence(
      document: document, quote: quote ?? Evidence.Quote("?"), speaker: speaker,
      stance: stance ?? .asserts, state: .unchecked)
  }

  private mutating func evidenceDocument(
    _ node: YAMLNode, _ relation: Int, _ item: Int
  ) -> Identifier {
    if let id = values.reference(node["document"], "the document") { return id }
    if node["document"] == nil {
      if documents.count == 1, !doubts.documents { return documents[0].id }
      // That there are no documents at all is said once.
      if documents.count > 1, !doubts.documents, !values.mayHide("document", in: node) {
        values.error(
          node, "the evidence has no 'document', and the case has \(documents.count); name one")
      }
    }
    unread.insert(
      UnreadPart(subject: .relation(relation), part: .evidenceDocument, item: item))
    return "?"
  }
}
