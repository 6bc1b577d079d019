import Foundation
import GraphTesting
import Testing

/// `convert` from and to compressed files and streams.
@Suite struct ConvertCompressedTests {
  @Test(arguments: ["gz", "zst"]) func whatIsCompressedComesBack(ending: String) async throws {
    let folder = try Folder(Cases.harbourFiles)
    let packed = folder["map.graphml.\(ending)"]
    #expect(try await redstring("convert", folder.path, packed).exitStatus == 0)
    #expect(try await redstring("convert", folder.path, folder["map.graphml"]).exitStatus == 0)
    let again = try await redstring("convert", packed, "-", "--to", "graphml")
    #expect(again.exitStatus == 0)
    let isSame = Array(again.output.utf8) == folder.bytes(of: "map.graphml")
    #expect(isSame)
    #expect((folder.bytes(of: "map.graphml.\(ending)") ?? []).count > 100)
  }

  @Test func gzipReadsWhatWeWriteAndWeWhatGzipWrites() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #"""
      "$REDSTRING" convert . map.dot && "$REDSTRING" convert . - --to dot.gz | gunzip | cmp - map.dot &&
      gzip < map.dot | "$REDSTRING" convert - - --from dot --to dot | cmp - map.dot
      """#, in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
  }

  /// The evidence of a file made elsewhere is the file as it is.
  @Test func theDigestIsThatOfTheCompressedFile() async throws {
    let folder = try Folder(["a.dot": "digraph { a -> b }\n"])
    let run = try await shell(
      #"gzip -n a.dot && "$REDSTRING" convert a.dot.gz - --to jsonl && sha256sum a.dot.gz"#,
      in: folder.path)
    #expect(run.exitStatus == 0, "\(run.error)")
    let digest = try #require(
      run.output.split(separator: "\n").last?.split(separator: " ").first)
    #expect(run.output.contains(#""file":"a.dot.gz""#))
    #expect(run.output.contains(#""sha256":"\#(digest)""#))
  }

  @Test func whatIsCutOffIsRefused() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await shell(
      #"""
      "$REDSTRING" convert . map.dot.gz && head -c 300 map.dot.gz > cut.dot.gz
      "$REDSTRING" convert cut.dot.gz out.dot
      """#, in: folder.path)
    #expect(run.exitStatus == 65)
    #expect(
      run.error.contains(
        "cannot read 'cut.dot.gz': the gzip stream is cut off; fetch the whole file"))
    #expect(!folder.names(in: ".").contains("out.dot"))
  }

  @Test func onlyTheFormatsEndingIsAskedFor() async throws {
    let folder = try Folder(Cases.harbourFiles)
    let run = try await redstring("convert", folder.path, folder["map.gz"])
    #expect(run.exitStatus == 64)
    #expect(run.error.contains("map.gz' has no file extension"))
  }
}
