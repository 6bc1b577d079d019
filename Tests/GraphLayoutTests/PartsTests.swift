import Testing

@testable import GraphLayout

/// What needs no process.
@Suite
struct PartsTests {
  static let replies: [Reply] = [
    .format(.webp), .message("size too small"), .unavailable(.gif), .ribbon(width: 97, height: 16),
    .image(Rendering.Image(format: .svg, bytes: [0, 1, 2, 0])), .unreadable, .gaveUp,
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
      .render(.dot, [.pdf], decliningRibbons: false),
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
    #expect(automatic.engines(nodes: 400, edges: 700) == [.neato, .sfdp, .twopi])
    #expect(automatic.engines(nodes: 5000, edges: 9000) == [.sfdp, .twopi])
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
    (.exited(status: 3, lastWords: "no"), "ended with exit status 3 (no)"),
  ])
  func failuresAreSaidInWords(_ failure: LayoutFailure, _ words: String) {
    #expect(failure.description == words)
  }
}
