import GraphDoctor
import GraphFormats
import GraphTesting
import Testing

/// No file takes the examination down.
@Suite struct RobustnessTests {
  /// Every prefix is examined or refused, with a place inside of it.
  @Test(arguments: Example.all) func aFileThatIsCutOff(example: Example) throws {
    let bytes = try example.bytes()
    for end in stride(from: 0, to: bytes.count, by: 3) {
      do throws(any Error) {
        _ = try diagnosis(of: Array(bytes[..<end]), example.format)
      } catch let error as ReadError {
        #expect(error.line >= 1 && error.column >= 1 && error.offset <= end)
      }
    }
  }

  /// Bytes that are changed, lost and doubled.
  @Test(arguments: Example.all) func aFileThatIsDamaged(example: Example) throws {
    var random = RandomNumbers(seed: UInt64(example.description.utf8.count))
    let bytes = try example.bytes()
    let marks = Array("<>\"'&/=,;\\{ \n\0\u{FF}".utf8)
    for _ in 0..<40 {
      var damaged = bytes
      for _ in 0...random.below(3) {
        let place = random.below(damaged.count)
        switch random.below(3) {
        case 0: damaged[place] = marks[random.below(marks.count)]
        case 1: damaged.remove(at: place)
        default: damaged.insert(marks[random.below(marks.count)], at: place)
        }
      }
      do throws(any Error) {
        _ = try diagnosis(of: damaged, example.format)
      } catch {
        #expect(error is ReadError)
      }
    }
  }

  @Test(arguments: [
    (
      "<html/>", ExaminedFormat.graphML,
      "1:1: error: the root element is 'html', where 'graphml' was expected"
    ),
    ("<graphml/>", .graphML, "1:1: error: no <graph> in the file"),
    ("<gexf/>", .gexf, "1:1: error: no <graph> in the file"),
    ("<a/>", .gexf, "1:1: error: the root element is 'a', where 'gexf' was expected"),
    ("", .csv, "1:1: error: no row in the file, where a header was expected"),
    (
      "{\"redstring\":1}\nId\n", .csv,
      "1:1: error: a line of JSON, where a header was expected; write tables as files of their own, and name one"
    ),
    (
      "Id,Label\na,\"b\n", .csv,
      "2:3: error: a quoted cell that does not end; double the quotation marks inside of it"
    ),
  ])
  func whatIsNoFileOfTheFormat(_ text: String, _ format: ExaminedFormat, _ message: String) {
    #expect {
      try diagnosis(of: Array(text.utf8), format)
    } throws: { error in
      "\(error)" == message
    }
  }
}
