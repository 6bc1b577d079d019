package import KnowledgeGraph

extension NTriplesFormat: StreamableFormat {
  package var needs: Set<StreamNeed> { [.directRelations] }

  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    let view = LinkedDataView(head)
    let spelling = NTriplesWriter.spelling(view)
    var writer = NTriplesWriter(spelling)
    view.visitHead(&writer)
    return [
      StreamedSpelling(head: writer.block) { part, block in
        let view = view.of(part)
        var writer = NTriplesWriter(spelling, block)
        if let actor = part.continuedActor {
          writer.resume(.actor(part.storage.actors[actor].id), view)
          view.visitDirect(from: actor, &writer)
        }
        for place in part.actors { view.visitActor(place, &writer) }
        return writer.block
      } relations: { part, block in
        let view = view.of(part)
        var writer = NTriplesWriter(spelling, block)
        for place in part.relations { view.visitRelation(place, &writer) }
        return writer.block
      }
    ]
  }
}

extension NQuadsFormat: StreamableFormat {
  package var needs: Set<StreamNeed> { [.directRelations] }

  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    NTriplesFormat().streamed(head, facts)
  }
}

extension JSONLinesFormat: StreamableFormat {
  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    let view = FlatView(head)
    return [
      StreamedSpelling(head: JSONLinesFormat.head(head)) { part, block in
        let view = view.of(part)
        var writer = JSONLinesElementWriter(view.actorKeys, block)
        for place in part.actors { writer.actor(place, view) }
        return writer.block
      } relations: { part, block in
        let view = view.of(part)
        var writer = JSONLinesElementWriter(view.relationKeys, block)
        for place in part.relations { writer.relation(place, view) }
        return writer.block
      }
    ]
  }
}

extension GraphMLFormat: StreamableFormat {
  package var needs: Set<StreamNeed> { profile == .universal ? [.degrees] : [] }
  package var allowsIdentifier: (@Sendable (Span<UInt8>) -> Bool)? { GraphMLSpelling.allows }

  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    let columns = GraphMLColumns(
      head, FlatView(head), facts.actorKeys, facts.relationKeys, facts.evidenceColumns, profile)
    let spelling = GraphMLSpelling(of: head, profile, columns: columns)
    var start = ByteBlock()
    spelling.begin(&start)
    var tail = ByteBlock()
    spelling.end(&tail)
    return [
      StreamedSpelling(
        head: start,
        actors: { part, block in
          let spelling = spelling.of(part)
          var writer = GraphMLElementWriter(.node, spelling, block)
          for place in part.actors { writer.node(place, spelling) }
          return writer.block
        },
        relations: { part, block in
          let spelling = spelling.of(part)
          var writer = GraphMLElementWriter(.edge, spelling, block)
          for place in part.relations { writer.edge(place, spelling) }
          return writer.block
        }, tail: tail)
    ]
  }
}

extension FollowTheMoneyFormat: StreamableFormat {
  package var needs: Set<StreamNeed> { [.ends] }

  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    let spelling = FollowTheMoneySpelling(head)
    var documents = FollowTheMoneyWriter(spelling, ByteBlock())
    for document in head.documents { documents.write(spelling.entity(document)) }
    return [
      StreamedSpelling(head: documents.block) { part, block in
        let spelling = spelling.of(part)
        var writer = FollowTheMoneyWriter(spelling, block)
        for place in part.actors { writer.write(spelling.entity(spelling.graph.actors[place])) }
        return writer.block
      } relations: { part, block in
        let spelling = spelling.of(part)
        var writer = FollowTheMoneyWriter(spelling, block)
        for place in part.relations { writer.write(spelling.relation(at: place)) }
        return writer.block
      }
    ]
  }
}

extension CSVFormat: StreamableFormat {
  /// Without positions: a layout needs the whole graph.
  package func streamed(_ head: Graph, _ facts: StreamFacts) -> [StreamedSpelling] {
    let nodes = CSVTable.nodes(head, self, facts.actorKeys)
    let edges = CSVTable.edges(head, self, facts.relationKeys, facts.evidenceColumns)
    return [
      StreamedSpelling(head: CSVFormat.head(head)),
      StreamedSpelling(head: nodes.header) { part, block in
        let table = nodes.of(part)
        var writer = CSVRowWriter(table, block)
        for place in part.actors { writer.node(place, table) }
        return writer.block
      },
      StreamedSpelling(
        head: edges.header,
        relations: { part, block in
          let table = edges.of(part)
          var writer = CSVRowWriter(table, block)
          for place in part.relations { writer.edge(place, table) }
          return writer.block
        }),
    ]
  }
}
