/// Rules about data: what stands in columns.
extension GraphMLFacts {
  static let dataRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.networkx], \.undeclaredData, do: rewrite) {
      "\($0.of("value")) of keys that are not declared"
    },
    Rule(.loses, [.gephi, .cytoscape, .igraph, .tinkerpop, .yed], \.undeclaredData, do: rewrite) {
      "\($0.of("value")) of keys that are not declared"
    },
    Rule(.loses, [.gephi, .igraph], \.misplacedData, do: rewrite) {
      "\($0.of("value")) of keys that are for other elements"
    },
    Rule(
      .loses, [.gephi, .cytoscape, .networkx, .igraph, .neo4j, .tinkerpop], \.repeatedData,
      do: rewrite
    ) { "\($0.of("value")), because the element has another one of the same key" },
    Rule(.refuses, [.tinkerpop], { $0.drawings + $0.markup }, do: rewrite) {
      "\($0.of("value")) with elements inside"
    },
    Rule(.loses, [.networkx], \.drawings) {
      "\($0.of("drawing")) of yEd's, all but labels, shapes and places"
    },
    Rule(.loses, [.cytoscape, .igraph, .neo4j], \.drawings, do: rewrite) {
      "\($0.of("drawing")) of yEd's, with the labels in \($0.choose("it", "them"))"
    },
    Rule(.loses, [.cytoscape, .networkx, .igraph, .neo4j], \.markup) {
      "\($0.of("value")) with elements inside"
    },
  ]

  // MARK: Values

  static let valueRules: [Rule<GraphMLFacts>] = [
    Rule(.refuses, [.networkx], { $0.values.notNumbers + $0.values.blankNumbers }, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.igraph], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(
      .refuses, [.tinkerpop],
      { $0.values.notNumbers + $0.values.blankNumbers + $0.values.emptyNumbers }, do: rewrite
    ) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.neo4j], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.loses, [.gephi, .cytoscape, .yed], \.values.notNumbers, do: rewrite) {
      $0.of(
        "value in a number column that is no number", "values in number columns that are no numbers"
      )
    },
    Rule(.refuses, [.networkx, .neo4j, .tinkerpop], \.values.fractions, do: rewrite) {
      $0.of(
        "value in a column of whole numbers that is not whole",
        "values in columns of whole numbers that are not whole")
    },
    Rule(.loses, [.gephi, .cytoscape], \.values.fractions, do: rewrite) {
      $0.of(
        "value in a column of whole numbers that is not whole",
        "values in columns of whole numbers that are not whole")
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.spacedIntegers, do: rewrite) {
      $0.of("number with white space around it", "numbers with white space around them")
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.overflows, do: rewrite) {
      $0.of(
        "number too large for the type of its column",
        "numbers too large for the types of their columns")
    },
    Rule(.loses, [.gephi, .cytoscape], \.values.overflows, do: rewrite) {
      $0.of(
        "number too large for the type of its column",
        "numbers too large for the types of their columns")
    },
    Rule(.loses, [.igraph], \.values.roundedIntegers, do: rewrite) {
      "the last digits of \($0.of("number")): igraph keeps numbers as doubles"
    },
    Rule(.refuses, [.igraph], \.values.outOfRange, do: rewrite) {
      "\($0.of("number")) outside of what a double holds"
    },
    Rule(.refuses, [.neo4j, .tinkerpop], \.values.foreignInfinities, do: rewrite) {
      "\($0.of("value")) for infinity, or no number, that Java spells 'Infinity' and 'NaN'"
    },
    Rule(.loses, [.cytoscape], \.values.foreignInfinities, do: rewrite) {
      "\($0.of("value")) for infinity, or no number, that Java spells 'Infinity' and 'NaN'"
    },
    Rule(
      .refuses, [.networkx],
      { $0.values.notTruths + $0.values.looseTruths + $0.values.blankTruths }, do: rewrite
    ) {
      $0.of(
        "value in a boolean column that is neither true nor false",
        "values in boolean columns that are neither true nor false")
    },
    Rule(.refuses, [.igraph], \.values.notTruths, do: rewrite) {
      $0.of(
        "value in a boolean column that is neither true nor false",
        "values in boolean columns that are neither true nor false")
    },
    Rule(
      .loses, [.cytoscape, .neo4j, .tinkerpop],
      { $0.values.notTruths + $0.values.looseTruths + $0.values.ones }, do: rewrite
    ) {
      "\($0.of("truth value")): whatever is not 'true' is false, also '1' and 'yes'"
    },
    Rule(
      .refuses, [.networkx],
      {
        $0.defaults.notNumbers + $0.defaults.blankNumbers + $0.defaults.emptyNumbers
          + $0.defaults.fractions + $0.defaults.notTruths + $0.defaults.looseTruths
          + $0.defaults.blankTruths + $0.defaults.emptyTruths
      }, do: rewrite
    ) { "\($0.of("default")) of the wrong type" },
    Rule(
      .refuses, [.igraph],
      { $0.defaults.notNumbers + $0.defaults.outOfRange + $0.defaults.notTruths }, do: rewrite
    ) { "\($0.of("default")) of the wrong type" },
    Rule(.loses, [.gephi], \.oddColors, do: rewrite) {
      $0.of("colour that is not spelled #rrggbb", "colours that are not spelled #rrggbb")
    },
    Rule(
      .shows, [.igraph],
      { facts in
        guard let key = facts.key(.edge, named: "weight"), key.edgeValues > 0 else {
          return Tally()
        }
        return Tally(count: facts.main.edgeCount - key.edgeValues, first: nil)
      }
    ) { "no number (NaN) as the weight of \($0.of("edge")) without one" },
  ]
}
