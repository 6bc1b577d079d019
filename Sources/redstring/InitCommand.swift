import ArgumentParser
import Cases
import SystemPackage

/// `redstring init`: a new case that passes `check`.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a new case, with comments.",
    discussion: """
      EXAMPLES
        redstring init my-case
        redstring check my-case
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("'' names no folder; '.' is the one that you are in.")
    }
  }

  func run() async throws {
    let folder = FilePath(self.folder)
    let caseFile = folder.appending(CaseLocation.fileName)
    let document = folder.appending("documents").appending("ledger.txt")
    for path in [caseFile, document] where path.exists {
      throw failure(ExitStatus.cannotCreate, "'\(path)' is already there; name another folder")
    }
    do throws(Errno) {
      try Folder.make(document.removingLastComponent())
    } catch {
      throw failure(ExitStatus.cannotCreate, "cannot create the folder '\(folder)': \(error)")
    }
    let name = Slug.nearest(to: folder.lastComponent?.string ?? "") ?? "my-case"
    var files = OutputSet()
    for (path, text) in [(document, NewCase.document), (caseFile, NewCase.caseFile(name: name))] {
      try files.add(path) { sink throws(Errno) in try sink.write(Array(text.utf8).span) }
    }
    try files.commit()
    StandardError.say(
      "wrote \(caseFile) and \(document); next: redstring check \(folder)")
  }
}

/// The texts of a new case.
enum NewCase {
  static let document = """
    The harbour ledger, page 12

    Blue Shipping Company delivered the fuel to the port authority on 5 March 2024, the ledger says.

    A prosecutor, Ana Lima, said that Blue Shipping sold the port authority "diesel that had been
    declared as something else". Blue Shipping denies every sale to the port authority.

    """

  static func caseFile(name: String) -> String {
    """
    # A case: documents, actors, and the relations between them, each with the words that carry it.
    # Check it with `redstring check`, then make its map with `redstring build`.
    redstring: 1
    case: \(name)
    title: Fuel in the harbour

    documents:
      ledger:
        title: The harbour ledger
        publisher: The Daily Example
        published: 2024-03-06
        language: en
        file: documents/ledger.txt

    # Ids are lower-case letters, digits and hyphens. Types: person, organisation, group, place, asset,
    # channel, scheme, event, document.
    actors:
      blue-shipping:
        name: Blue Shipping Company
        type: organisation
        aliases: [Blue Shipping]
        description: shipping agent
      port-authority:
        name: port authority
        type: organisation
      ana-lima:
        name: Ana Lima
        type: person
        description: prosecutor
      diesel:
        name: diesel
        type: asset

    relations:
      # Who, does what, to whom; then what qualifies it; then the words.
      - from: blue-shipping
        type: supplies
        to: port-authority
        object: diesel                # a qualifier: an actor's id, or text
        date: 2024-03-05              # or start and end; 2024 and 2024-03 are dates as well
        evidence:
          # " … " skips what lies between two fragments.
          - quote: "Blue Shipping Company delivered the fuel … on 5 March 2024"
          - quote: "sold the port authority"
            speaker: ana-lima         # left out: the document speaks in its own voice
            stance: alleges           # asserts (default), alleges or denies
          - quote: "denies every sale"
            prefix: "Blue Shipping "  # prefix and suffix choose between several places
            speaker: blue-shipping
            stance: denies
      - from: ana-lima
        type: quoted-about
        to: blue-shipping
        mode: mixed
        evidence:
          - quote: "A prosecutor, Ana Lima, said that Blue Shipping sold"

    """
  }
}
