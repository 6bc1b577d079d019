import Foundation
import GraphLayout
import GraphTesting
import SystemPackage
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Programs for a renderer to start: our own, and scripts that behave as a broken one does.
enum Programs {
  static let redstring = FilePath(builtProgram)

  /// The folder of this process's scripts, removed when it ends.
  private static let folder: URL = {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "redstring-layout-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: Programs.folder) }
    return folder
  }()

  /// A shell script with this body, in a new folder.
  static func script(_ body: String) throws -> FilePath {
    let folder = folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = FilePath(folder.path).appending("program")
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: [.ownerReadWriteExecute])
    try file.closeAfter { _ = try file.writeAll("#!/bin/sh\n\(body)\n".utf8) }
    return path
  }

  /// The number that a script has written to the file `pid` beside itself.
  static func processIdentifier(besides script: FilePath) throws -> Int32 {
    let file = try FileDescriptor.open(
      script.removingLastComponent().appending("pid"), .readOnly)
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = try file.closeAfter {
      try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
    }
    let digits = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").first
    return try #require(digits.flatMap { Int32(String($0)) })
  }
}

/// Drawings for tests.
enum Sketches {
  /// Four nodes, names that need escaping, parallel edges and a loop.
  static let small = Sketch(
    dot: Array(
      #"""
      digraph "a & b" {
        node [shape=box style="rounded,filled" fillcolor="#cfe2f3" fontname="Helvetica"];
        "a" [label="Blue & <Green>\n\"Shipping\""]; "b" [label="Ärger -- 船 \\N"];
        "a" -> "b" [label="supplies"]; "a" -> "b" [label="owns"]; "b" -> "b"; "c" -> "a"; "d" -> "c";
      }
      """#.utf8), nodes: 4, edges: 5)

  /// 98 nodes of every shape and 241 labelled edges, many of them parallel, without their words.
  static func parallelLines() throws -> Sketch {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Drawings/parallel-lines.dot")
    return Sketch(dot: Array(try Data(contentsOf: file)), nodes: 98, edges: 241)
  }

  /// Nodes in rows, each joined to many others: more than `dot` can do in seconds.
  static func dense(_ nodes: Int) -> Sketch {
    var dot = "digraph {\n"
    var edges = 0
    for from in 0..<nodes {
      for step in [1, 7, 31, 77, 113] {
        dot += "  \(from) -> \((from * step + step) % nodes) [label=\"edge \(step)\"];\n"
        edges += 1
      }
    }
    return Sketch(dot: Array((dot + "}\n").utf8), nodes: nodes, edges: edges)
  }
}
