import Foundation
import Testing

/// What is in `output/` is what `make` makes of `seeds/`. Pictures differ with Graphviz and fonts; the text
/// formats are the same bytes everywhere.
@Suite struct CommittedProductsTests {
  @Test(arguments: ["dot", "graphml", "jsonld"])
  func textFormatsAreUpToDate(format: String) async throws {
    let committed = Cases.package.appending(path: "output/jalisco-us-networks.\(format)")
    let run = try await redstring("convert", Cases.seeds, "-", "--to", format)
    #expect(run.exitStatus == 0)
    let isUpToDate = try Data(contentsOf: committed) == Data(run.output.utf8)
    #expect(isUpToDate, "run 'make' and commit output/")
  }

  @Test(arguments: ["svg", "png", "pdf", "html", "footnotes.md"]) func picturesAreThere(
    format: String
  ) throws {
    let committed = Cases.package.appending(path: "output/jalisco-us-networks.\(format)")
    #expect(try Data(contentsOf: committed).count > 10_000)
  }
}
