// Made by Redstring. Load it with: cypher-shell --file FILE
CREATE CONSTRAINT redstring_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT redstring_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT redstring_case IF NOT EXISTS FOR (n:Case) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT redstring_evidence IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE INDEX redstring_evidence_relation IF NOT EXISTS FOR (n:Evidence) ON (n.relation);
UNWIND [
  {id: 'harbour-fuel', title: 'Fuel & “the harbour”'}
] AS row
MERGE (n:Case {id: row.id}) SET n = row;
UNWIND [
  {id: 'ledger', uid: 'urn:redstring:harbour-fuel:document:ledger', case_place: 1, title: 'The "ledger" <1>', publisher: 'The Daily Example', author: ['A. Writer', 'B. Writer'], published: '2024-03-06', url: 'https://example.org/ledger?a=1&b=2', language: 'en', file: 'documents/ledger.txt', sha256: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'}
] AS row
MERGE (n:Document {id: row.id}) SET n = row;
UNWIND [
  {id: 'blue', uid: 'urn:redstring:harbour-fuel:actor:blue', case_place: 1, name: 'Blue "B" Shipping & Sons', type: 'firm', alias: ['Blue\\Shipping'], description: 'line one\nline two\r\nline three', same_as: ['https://www.wikidata.org/entity/Q1'], `attribute.source`: '', status: 'bankrupt'},
  {id: 'port', uid: 'urn:redstring:harbour-fuel:actor:port', case_place: 2, name: 'Port ]]> authority', type: 'firm', inferred: true}
] AS row
MERGE (n:Actor {id: row.id}) SET n = row, n:Firm;
UNWIND [
  {id: 'Ana "A" Lima', uid: 'urn:redstring:harbour-fuel:actor:Ana%20%22A%22%20Lima', case_place: 3, name: 'Ana Lima', type: 'person', review: 'accepted'}
] AS row
MERGE (n:Actor {id: row.id}) SET n = row, n:Person;
UNWIND [
  {from: 'blue', to: 'port', relation: {id: 'r-1', uid: 'urn:redstring:harbour-fuel:relation:r-1', case_place: 1, type: 'supplies', start: '2024', amount: 0.90, `attribute.from`: -3, object: 'Port ]]> authority', object_actor: 'port', sealed: true, seen: '2024-03', evidence_count: 2}},
  {from: 'port', to: 'blue', relation: {id: 'r-2', uid: 'urn:redstring:harbour-fuel:relation:r-2', case_place: 2, type: 'supplies', polarity: 'negative', inferred: true, review: 'proposed', object: 'port', evidence_count: 1}}
] AS row
MATCH (a:Actor {id: row.from}), (b:Actor {id: row.to})
MERGE (a)-[r:SUPPLIES {id: row.relation.id}]->(b) SET r = row.relation;
UNWIND [
  {from: 'Ana "A" Lima', to: 'blue', relation: {id: 'r 3', uid: 'urn:redstring:harbour-fuel:relation:r%203', case_place: 3, type: 'kin-of', evidence_count: 1}}
] AS row
MATCH (a:Actor {id: row.from}), (b:Actor {id: row.to})
MERGE (a)-[r:KIN_OF {id: row.relation.id}]->(b) SET r = row.relation;
UNWIND [
  {document: 'ledger', speaker: 'Ana "A" Lima', evidence: {id: 'r-1#1', relation: 'r-1', number: 1, quote: 'sold … the fuel', prefix: 'who ', stance: 'alleges', state: 'found', start: [10, 20], `end`: [14, 28], exact: ['sold', 'the fuel'], before: 'who ', after: '\r\n'}},
  {document: 'ledger', speaker: null, evidence: {id: 'r-1#2', relation: 'r-1', number: 2, quote: 'delivered', stance: 'asserts', state: 'unchecked'}},
  {document: 'ledger', speaker: null, evidence: {id: 'r-2#1', relation: 'r-2', number: 1, quote: 'delivered', stance: 'asserts', state: 'unchecked'}},
  {document: 'ledger', speaker: null, evidence: {id: 'r 3#1', relation: 'r 3', number: 1, stance: 'denies', state: 'file', line: 7}}
] AS row
MATCH (d:Document {id: row.document})
MERGE (e:Evidence {id: row.evidence.id}) SET e = row.evidence
MERGE (e)-[:IN_DOCUMENT]->(d)
WITH e, row
MATCH (s:Actor {id: row.speaker}) MERGE (e)-[:SAID_BY]->(s);
