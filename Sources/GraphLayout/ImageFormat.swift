/// An image format that Graphviz can render to. SVG, PNG and PDF are always there; the others
/// depend on the installed Graphviz: ask ``Renderer/availableFormats()``.
public enum ImageFormat: String, CaseIterable, Sendable, Hashable {
  /// Scalable Vector Graphics, as text.
  case svg
  /// Portable Network Graphics.
  case png
  /// Portable Document Format, one page, without a date of its own.
  case pdf
  /// SVG compressed with gzip.
  case svgz
  /// JPEG.
  case jpg
  /// GIF.
  case gif
  /// WebP.
  case webp

  /// What people call the format: `SVG`, `JPEG`.
  public var name: String {
    switch self {
    case .svg: "SVG"
    case .png: "PNG"
    case .pdf: "PDF"
    case .svgz: "SVG (gzip)"
    case .jpg: "JPEG"
    case .gif: "GIF"
    case .webp: "WebP"
    }
  }

  /// File extensions without their dot, the preferred one first.
  public var fileExtensions: [String] {
    switch self {
    case .jpg: ["jpg", "jpeg", "jpe"]
    default: [rawValue]
    }
  }

  /// The registered media type.
  public var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .pdf: "application/pdf"
    case .svgz: "image/svg+xml-compressed"
    case .jpg: "image/jpeg"
    case .gif: "image/gif"
    case .webp: "image/webp"
    }
  }

  /// The format that has this file extension, in any mixture of cases.
  public init?(fileExtension: String) {
    let wanted = fileExtension.lowercased()
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(wanted) }) else {
      return nil
    }
    self = format
  }

  /// Whether the image is made of pixels, and not of lines and letters.
  public var hasPixels: Bool {
    switch self {
    case .svg, .svgz, .pdf: false
    case .png, .jpg, .gif, .webp: true
    }
  }

  /// How `gvRenderData` is asked for the format. PNG and PDF name their renderer, so that a
  /// machine with more plug-ins does not draw them another way.
  var graphvizName: String {
    switch self {
    case .png, .pdf: "\(rawValue):cairo"
    default: rawValue
    }
  }

  /// What to say where a drawing of so many inches is rendered coarser than others.
  func remark(width: Double, height: Double) -> String? {
    let resolution = resolution(width: width, height: height)
    guard (1..<95).contains(resolution) else { return nil }
    return
      "the \(name) has \(Int(resolution)) dots per inch instead of 96, as there are many inches; "
      + "SVG and PDF have every detail"
  }

  /// Dots per inch for a drawing of so many inches: 96 where a picture in pixels stays within
  /// 32 million of them and 16,000 on a side, else what does; 0, the format's own, without pixels.
  func resolution(width: Double, height: Double) -> Double {
    switch self {
    case .svg, .svgz, .pdf:
      0
    case .png, .jpg, .gif, .webp:
      min(96, (32e6 / max(width * height, 1)).squareRoot(), 16_000 / max(width, height, 1))
    }
  }
}
