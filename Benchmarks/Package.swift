// swift-tools-version: 6.3

import PackageDescription

/// What `make bench` runs of ours: a package of its own, so that it sees what every user of the libraries
/// sees, and so that no user of the libraries builds it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "redstring", path: ".."),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "measure",
      dependencies: [
        .product(name: "KnowledgeGraph", package: "redstring"),
        .product(name: "GraphFormats", package: "redstring"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: [
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
