import Testing

@testable import GraphLayout

/// What needs no process.
@Suite
struct PartsTests {
  static let replies: [Reply] = [
    .format(.webp), .message("size too small"), .unavailable(.gif), .ribbon(width: 97, height: 16),
    .image(Rendering.Image(format: .svg, bytes: [0, 1, 2, 0])), .unreadable, .gaveUp,
    .node(
      NodeBox(
        name: Array(" a é ".utf8), centre: Point(x: -0.25, y: 1811.96), width: 54, height: 36)),
    .line(
      LinePath(
        place: 7,
        curves: [
          LinePath.Curve(
            start: Point(x: 1, y: 2), points: [0, 1, 2, 3].map { Point(x: $0, y: -0.5) }),
          LinePath.Curve(end: Point(x: 3, y: 2), points: [Point(x: 9, y: 9)]),
        ], label: Point(x: 5, y: 6.25))),
    .line(LinePath(place: 0, curves: [LinePath.Curve(points: [Point(x: 0, y: 0)])], label: nil)),
    .size(Point(x: 300, y: 200.5)),
  ]

  @Test func repliesAreReadAsTheyWereWritten() {
    let bytes = (Self.replies + [.end]).flatMap(\.bytes)
    #expect(Reply.records(in: bytes) == Self.replies)
  }

  @Test func everyPrefixOfAReplyIsRefused() {
    let bytes = (Self.replies + [.end]).flatMap(\.bytes)
    for length in bytes.indices { #expect(Reply.records(in: Array(bytes[..<length])) == nil) }
    #expect(Reply.records(in: bytes + [0]) == nil)
    #expect(Reply.records(in: [UInt8(ascii: "m")] + [UInt8](repeating: 0xFF, count: 8)) == nil)
  }

  @Test(
    arguments: [
      .formats, .render(.sfdp, [.svg, .jpg], decliningRibbons: true),
      .render(.sfdp, [.svg], decliningRibbons: false, comment: "left out: a = b; é"),
      .render(.dot, [.pdf], decliningRibbons: false),
      .render(.dot, [], decliningRibbons: false, geometry: true),
    ] as [LayoutRequest.Task])
  func requestsAreReadAsTheyWereWritten(_ task: LayoutRequest.Task) {
    let request = LayoutRequest(task: task, processorSeconds: 3, memory: 1 << 30, parent: 42)
    #expect(LayoutRequest(arguments: request.arguments) == request)
  }

  @Test(arguments: ["cpu=0", "engine=nop", "engine=dot", "formats", "memory=-1"])
  func aRequestThatIsNotOursIsRefused(_ argument: String) {
    #expect(LayoutRequest(arguments: ["cpu=1", "memory=0", "parent=1", argument]) == nil)
  }

  @Test func messagesAreAssembledFromFragments() {
    var messages = Messages()
    let fragments = [
      "Warning", ": ", "node 'a', graph 'g' size too small for label\n",
      "Error", ": ", "<stdin>: syntax error in line 1", " near '\u{1B}[31m'\n", "  and more\n",
      "Warning", ": ", "node 'a', graph 'g' size too small for label\n",
    ]
    for fragment in fragments { messages.take(Array(fragment.utf8)) }
    #expect(messages.hasError)
    #expect(
      messages.texts == [
        "node 'a', graph 'g' size too small for label",
        #"<stdin>: syntax error in line 1 near '\u{1B}[31m' and more"#,
      ])
  }

  @Test func theEngineFollowsTheSize() {
    let automatic = Engine.Choice.automatic
    #expect(automatic.engines(nodes: 95, edges: 241) == [.dot, .sfdp, .twopi])
    #expect(automatic.engines(nodes: 200, edges: 300) == [.dot, .sfdp, .twopi])
    #expect(automatic.engines(nodes: 200, edges: 301) == [.sfdp, .twopi])
    #expect(automatic.engines(nodes: 2001, edges: 300) == [.sfdp, .twopi])
    #expect(automatic.engines(nodes: 10_000, edges: 10_000) == [.sfdp, .twopi])
    #expect(automatic.engines(nodes: 10_001, edges: 10_000) == [.sfdp])
    #expect(Engine.Choice.fixed(.circo).engines(nodes: 5000, edges: 9000) == [.circo])
  }

  @Test func choicesHaveNames() {
    let names = "auto dot neato fdp sfdp circo twopi osage patchwork"
    #expect(Engine.Choice.names == names.split(separator: " ").map(String.init))
    for name in Engine.Choice.names { #expect(Engine.Choice(name: name)?.name == name) }
    #expect(Engine.Choice(name: "nop") == nil)
  }

  @Test func formatsAreFoundByExtension() {
    #expect(ImageFormat(fileExtension: "JPEG") == .jpg)
    #expect(ImageFormat(fileExtension: "bmp") == nil)
  }

  @Test func largePicturesInPixelsAreCoarser() {
    #expect(ImageFormat.png.resolution(width: 43, height: 28) == 96)
    #expect(ImageFormat.png.resolution(width: 200, height: 200) < 29)
    #expect(ImageFormat.webp.resolution(width: 1000, height: 1) == 16)
    #expect(ImageFormat.svg.resolution(width: 1000, height: 1000) == 0)
  }

  @Test func aCoarsePictureSaysSo() {
    #expect(ImageFormat.png.remark(width: 43, height: 28) == nil)
    #expect(ImageFormat.svg.remark(width: 199, height: 199) == nil)
    #expect(
      ImageFormat.png.remark(width: 199, height: 199)
        == "the PNG has 28 dots per inch instead of 96, as there are many inches; "
        + "SVG and PDF have every detail")
  }

  @Test func nodesAreMovedApartByGraphvizWhileItIsQuick() {
    let few = Engine.sfdp.attributes(nodes: 200, edges: 300)
    #expect(few.contains(.graph("overlap", "prism")) && few.contains(.graph("sep", "+30")))
    let more = Engine.sfdp.attributes(nodes: 2_000, edges: 3_000)
    #expect(more.contains(.graph("overlap", "prism")) && more.contains(.graph("sep", "+12")))
    let many = Engine.sfdp.attributes(nodes: 10_001, edges: 3_000)
    #expect(many.contains(.graph("overlap", "true")) && Engine.sfdp.leavesOverlaps(nodes: 10_001))
    #expect(!Engine.sfdp.leavesOverlaps(nodes: 10_000))
    #expect(!Engine.dot.leavesOverlaps(nodes: 10_001))
  }

  /// With `pack`, `dot` loses labels; going round nodes, the others write beyond their memory.
  @Test(arguments: [10, 1_000, 100_000]) func whatHarmsIsNeverAskedFor(size: Int) {
    let dot = Engine.dot.attributes(nodes: size, edges: size)
    #expect(!dot.contains { $0.name.hasPrefix("pack") })
    for engine in [Engine.neato, .fdp, .sfdp] {
      let attributes = engine.attributes(nodes: size, edges: size)
      #expect(attributes.filter { $0.name == "splines" } == [.graph("splines", "line")])
    }
    #expect(!Engine.Choice.automatic.engines(nodes: size, edges: size).contains(.circo))
  }

  @Test func onlyThePDFDateIsReplaced() {
    let pdf = Array("%PDF /CreationDate (D:20261124000137Z) %%EOF".utf8)
    let fixed = Array("%PDF /CreationDate (D:20000101000000Z) %%EOF".utf8)
    #expect(ImageFormat.pdf.withoutClock(pdf) == fixed)
    #expect(ImageFormat.svg.withoutClock(pdf) == pdf)
    #expect(ImageFormat.pdf.withoutClock(Array("/CreationDate (D:2".utf8)).count == 18)
  }

  @Test(arguments: [
    (LayoutFailure.outOfTime(.seconds(60)), "not done in 60 seconds"),
    (.outOfTime(.milliseconds(500)), "not done in 0.5 seconds"),
    (.outOfTime(.seconds(1)), "not done in 1 second"),
    (.unavailable(.webp), "the installed Graphviz cannot write WebP"),
    (.unreadable(["a", "b"]), "Graphviz cannot read the drawing: a; b"),
    (.ribbon(width: 97, height: 16), "a ribbon of 97 by 16 inches"),
    (
      .tooMuch(nodes: 300, edges: 400, seconds: 90),
      "400 lines between 300 nodes take about 90 seconds"
    ),
    (.exited(status: 3, lastWords: "no"), "ended with exit status 3 (no)"),
  ])
  func failuresAreSaidInWords(_ failure: LayoutFailure, _ words: String) {
    #expect(failure.description == words)
  }
}
