import Foundation
import GraphTesting
import Subprocess
import SystemPackage

/// What came of running `redstring`.
struct Run {
  let status: TerminationStatus
  let output: String
  let error: String

  /// The exit status; nothing where a signal ended it.
  var exitStatus: Int32? {
    if case .exited(let status) = status { Int32(status) } else { nil }
  }
}

/// Runs `redstring` with these arguments, to its end.
func redstring(
  _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:]
) async throws -> Run {
  try await run(builtProgram, arguments, in: folder, environment: environment)
}

/// Runs `redstring` with these arguments, to its end.
func redstring(_ arguments: [String], in folder: String) async throws -> Run {
  try await run(builtProgram, arguments, in: folder, environment: [:])
}

/// Runs a line of the shell, in which `$REDSTRING` is our program.
func shell(_ line: String, in folder: String? = nil) async throws -> Run {
  try await run("/bin/sh", ["-c", line], in: folder, environment: ["REDSTRING": builtProgram])
}

private func run(
  _ program: String, _ arguments: [String], in folder: String?, environment: [String: String]
) async throws -> Run {
  var updates: [Environment.Key: String?] = [:]
  for (name, value) in environment {
    if let key = Environment.Key(rawValue: name) { updates[key] = value }
  }
  let absolute =
    program.hasPrefix("/") ? program : FileManager.default.currentDirectoryPath + "/" + program
  let result = try await Subprocess.run(
    .path(FilePath(absolute)), arguments: Arguments(arguments),
    environment: .inherit.updating(updates), workingDirectory: folder.map { FilePath($0) },
    output: .string(limit: 4 << 20), error: .string(limit: 1 << 20))
  return Run(
    status: result.terminationStatus, output: result.standardOutput,
    error: result.standardError)
}
