import Foundation
import GraphDoctor
import GraphFormats
import KnowledgeGraph
import Testing

/// A small file in `Examples`, which has one thing that some tool trips over, and else nothing; its name is the
/// thing.
struct Example: CustomStringConvertible, Sendable {
  let url: URL

  var description: String { url.lastPathComponent }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// What is expected to be found in it, a line for each finding.
  func expected() throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathExtension("expected")), as: UTF8.self)
  }

  var format: ExaminedFormat {
    switch url.pathExtension {
    case "graphml": .graphML
    case "gexf": .gexf
    default: .csv
    }
  }

  static let all: [Example] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Examples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".expected") }
      .map { Example(url: folder.appending(path: $0)) }
  }()

  static func named(_ name: String) throws -> Example {
    try #require(all.first { $0.description == name })
  }
}

/// The diagnosis of a file in memory.
func diagnosis(
  of bytes: [UInt8], _ format: ExaminedFormat, for tools: [Tool] = Tool.allCases,
  blockSize: Int = 1 << 18
) throws -> Diagnosis {
  var source = MemorySource(bytes, name: "memory", blockSize: blockSize)
  return try Examination(of: format, for: tools).diagnosis(&source)
}

extension Diagnosis {
  /// The findings, a line for each: `gephi:12:5: loses 1 hyperedge`.
  var outline: String {
    tools.map { tool in
      tool.findings.map { finding in
        let place = finding.place.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(tool.tool.rawValue)\(place): \(finding.text)\n"
      }.joined()
    }.joined()
  }
}
