import Compression
import GraphTesting
import Testing

/// What is compressed comes back, however it was cut into pieces.
@Suite struct CompressionTests {
  @Test(arguments: CompressionMethod.allCases, [0, 1, 65_535, 65_536, 65_537, 500_000])
  func whatGoesInComesOut(method: CompressionMethod, count: Int) throws {
    for text in [noise(count), repetition(count)] {
      let stream = compressed(text, method, pieces: [count / 3, count / 3])
      #expect(try decompressed(stream, method) == text)
      #expect(CompressionMethod(startOf: stream) == method)
    }
  }

  @Test(arguments: CompressionMethod.allCases)
  func theSameBytesGiveTheSameStream(method: CompressionMethod) {
    let text = noise(10_000)
    #expect(compressed(text, method) == compressed(text, method))
  }

  @Test(arguments: CompressionMethod.allCases)
  func severalStreamsAreOneFile(method: CompressionMethod) throws {
    let file = compressed(noise(10), method) + compressed([], method) + compressed([7, 8], method)
    #expect(try decompressed(file, method) == noise(10) + [7, 8])
    #expect(try decompressed(file, method, pieceSize: 1) == noise(10) + [7, 8])
  }

  @Test(arguments: CompressionMethod.allCases)
  func everyPrefixIsCutOff(method: CompressionMethod) throws {
    let stream = compressed(repetition(300), method)
    for end in 1..<stream.count {
      #expect {
        try decompressed(Array(stream[..<end]), method)
      } throws: { error in
        if case CompressionFault.cutOff(method) = error { true } else { false }
      }
    }
  }

  @Test(arguments: CompressionMethod.allCases)
  func aDamagedStreamIsRefused(method: CompressionMethod) throws {
    let stream = compressed(noise(2_000), method)
    for place in stride(from: stream.count / 2, to: stream.count, by: 101) {
      var damaged = stream
      damaged[place] ^= 0x55
      #expect(throws: CompressionFault.self) { try decompressed(damaged, method) }
    }
  }

  @Test func whatIsNotCompressedIsToldApart() {
    #expect(CompressionMethod(startOf: Array("<?xml".utf8)) == nil)
    #expect(CompressionMethod(startOf: [0x1F]) == nil)
    #expect(CompressionMethod(fileExtension: "GZ") == .gzip)
    #expect(CompressionMethod(fileExtension: "zip") == nil)
  }

  @Test func faultsSayWhatToDo() {
    #expect(
      CompressionFault.cutOff(.gzip).description
        == "the gzip stream is cut off; fetch the whole file")
  }

  private func noise(_ count: Int) -> [UInt8] {
    var random = RandomNumbers(seed: 7)
    return (0..<count).map { _ in UInt8(random.below(256)) }
  }

  private func repetition(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 3) } }

  private func compressed(
    _ bytes: [UInt8], _ method: CompressionMethod, pieces: [Int] = []
  ) -> [UInt8] {
    let compressor = method.compressor()
    var stream: [UInt8] = []
    var start = 0
    for piece in pieces {
      compressor.compress(bytes.span.extracting(start..<(start + piece)), isLast: false) {
        append($0, to: &stream)
      }
      start += piece
    }
    compressor.compress(bytes.span.extracting(start...), isLast: true) {
      append($0, to: &stream)
    }
    return stream
  }

  private func append(_ piece: Span<UInt8>, to stream: inout [UInt8]) {
    for place in piece.indices { stream.append(piece[place]) }
  }

  @discardableResult private func decompressed(
    _ stream: [UInt8], _ method: CompressionMethod, pieceSize: Int = 1_000
  ) throws -> [UInt8] {
    let decompressor = method.decompressor()
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: stream.count, by: pieceSize) {
      let end = min(start + pieceSize, stream.count)
      try decompressor.decompress(Array(stream[start..<end]), into: &bytes)
    }
    try decompressor.finish()
    return bytes
  }
}
