import Foundation
import KnowledgeGraph
import Testing

@testable import GraphFormats

/// Small files by what they prove, in `Corpus/<format>/`:
///
/// - `perfect/x` is written again as the same bytes, where the format carries everything;
/// - `good/x` is read as the graph that `good/x.expected` outlines;
/// - `bad/x` is refused with the message in `bad/x.error`.
@Suite struct CorpusTests {
  @Test(arguments: CorpusFile.all("perfect")) func isWrittenAgainAsItIs(file: CorpusFile) throws {
    let bytes = try file.bytes()
    let format = try file.format()
    let reading = try format.read(bytes, name: Text(file.name))
    let isSame = format.bytes(of: reading.graph) == bytes
    #expect(isSame, "\(file) is written otherwise")
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: CorpusFile.all("good")) func isReadAsOutlined(file: CorpusFile) throws {
    let format = try file.format()
    let reading = try format.read(file.bytes(), name: Text(file.name))
    expect(GraphOutline(reading).text, isIn: file.beside("expected"))
    // What was made of it is a graph like any other.
    let bytes = format.bytes(of: reading.graph)
    guard format.isLossless else {
      #expect(throws: Never.self) { try format.read(bytes) }
      return
    }
    let isSame = try format.read(bytes).graph == reading.graph
    #expect(isSame, "\(file) does not come back once it is written")
  }

  @Test(arguments: CorpusFile.all("bad")) func isRefusedWithTheMessage(file: CorpusFile) throws {
    let bytes = try file.bytes()
    do {
      let reading = try file.format().read(bytes, name: Text(file.name))
      Issue.record("\(file) is read:\n\(GraphOutline(reading).text)")
    } catch let error as ReadError {
      expect(error.description + "\n", isIn: file.beside("error"))
      #expect(error.offset <= bytes.count)
    }
  }

  /// Whoever changes a reader on purpose sees here what to put in the file.
  private func expect(_ text: String, isIn url: URL) {
    let expected = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == expected, "\(url.lastPathComponent)")
  }
}

/// A file of the corpus.
struct CorpusFile: CustomStringConvertible, Sendable {
  let url: URL

  var name: String { url.lastPathComponent }
  var description: String { url.pathComponents.suffix(3).joined(separator: "/") }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  func beside(_ ending: String) -> URL { url.appendingPathExtension(ending) }

  /// The format whose folder holds it.
  func format() throws -> any ReadableFormat {
    let folder = url.pathComponents[url.pathComponents.count - 3]
    let format = GraphFormats.all.first { type(of: $0).fileExtensions.contains(folder) }
    return try #require(format as? any ReadableFormat)
  }

  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  /// The files of every format that prove the same.
  static func all(_ proof: String) -> [CorpusFile] {
    GraphFormats.all.map { type(of: $0).fileExtensions[0] }.flatMap { format in
      let folder = corpus.appending(path: format).appending(path: proof)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted()
        .filter { !$0.hasSuffix(".expected") && !$0.hasSuffix(".error") }
        .map { CorpusFile(url: folder.appending(path: $0)) }
    }
  }
}
