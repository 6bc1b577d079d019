// swift-tools-version: 6.3

import PackageDescription

/// Every target of ours is held to the same rules; a warning is an error.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // A `Span` that a property hands out, tied to the value that owns the bytes.
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "redstring",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "redstring", targets: ["redstring"]),
    .library(name: "KnowledgeGraph", targets: ["KnowledgeGraph"]),
    .library(name: "GraphFormats", targets: ["GraphFormats"]),
    .library(name: "GraphDoctor", targets: ["GraphDoctor"]),
    .library(name: "GraphLayout", targets: ["GraphLayout"]),
    .library(name: "CasePage", targets: ["CasePage"]),
    .library(name: "Cases", targets: ["Cases"]),
    .library(name: "JSONLD", targets: ["JSONLD"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // C libraries: only what Swift cannot call by itself is in their shims.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CSerd", pkgConfig: "serd-0",
      providers: [.apt(["libserd-dev"]), .brew(["serd"])]),
    .systemLibrary(
      name: "CQPDF", pkgConfig: "libqpdf",
      providers: [.apt(["libqpdf-dev"]), .brew(["qpdf"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstandard", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

    // A JSON-LD processor, of use without the rest.
    .target(name: "JSONLD", swiftSettings: strict),

    // The house: arrows only point down.
    .target(name: "KnowledgeGraph", swiftSettings: strict),
    .target(
      name: "GraphFormats", dependencies: ["KnowledgeGraph", "JSONLD", "CExpat", "CSerd"],
      swiftSettings: strict),
    .target(
      name: "GraphDoctor", dependencies: ["KnowledgeGraph", "GraphFormats"], swiftSettings: strict),
    .target(
      name: "GraphLayout",
      dependencies: [
        "CGraphviz", "CQPDF",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(
      name: "CasePage", dependencies: ["KnowledgeGraph", "GraphFormats", "Digests"],
      resources: [
        .embedInCode("Resources/page.js"), .embedInCode("Resources/vector-map.js"),
        .embedInCode("Resources/canvas-map.js"), .embedInCode("Resources/map.js"),
        .embedInCode("Resources/page.css"), .embedInCode("Resources/vector-map.css"),
      ],
      swiftSettings: strict),
    .target(
      name: "Cases",
      dependencies: [
        "KnowledgeGraph", "CYAML", "Digests",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "Compression", dependencies: ["CZlib", "CZstandard"], swiftSettings: strict),
    .executableTarget(
      name: "redstring",
      dependencies: [
        "KnowledgeGraph", "GraphFormats", "GraphDoctor", "GraphLayout", "CasePage", "Cases",
        "Compression", "Digests", "JSONLD",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),

    .target(
      name: "GraphTesting", dependencies: ["KnowledgeGraph", "GraphFormats", "CExpat"],
      path: "Tests/GraphTesting", swiftSettings: strict),
    .testTarget(name: "JSONLDTests", dependencies: ["JSONLD"], swiftSettings: strict),
    .testTarget(
      name: "KnowledgeGraphTests", dependencies: ["KnowledgeGraph", "GraphTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphFormatsTests", dependencies: ["KnowledgeGraph", "GraphFormats", "GraphTesting"],
      exclude: ["Corpus", "Expected"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphDoctorTests",
      dependencies: ["KnowledgeGraph", "GraphFormats", "GraphDoctor", "GraphTesting"],
      exclude: ["Examples"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphLayoutTests",
      dependencies: [
        "GraphLayout", "GraphTesting", "redstring", "CExpat",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Drawings"],
      swiftSettings: strict),
    .testTarget(
      name: "CasesTests",
      dependencies: [
        "KnowledgeGraph", "Cases", "Digests", "GraphTesting",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CasePageTests",
      dependencies: ["KnowledgeGraph", "GraphFormats", "CasePage", "Digests", "GraphTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "CompressionTests", dependencies: ["Compression", "GraphTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "redstring", "GraphTesting",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
