// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "muster-benchmarks",
    products: [
        .executable(name: "muster-bench", targets: ["MusterBench"]),
        .executable(name: "muster-bytes-server", targets: ["BytesServer"]),
    ],
    dependencies: [
        .package(name: "muster", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    ],
    targets: [
        .executableTarget(
            name: "MusterBench",
            dependencies: [
                .product(name: "MusterShared", package: "muster"),
                .product(name: "CZeroMQ", package: "muster"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Sources", swiftSettings: settings),
        .executableTarget(
            name: "BytesServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "BytesServer", swiftSettings: settings),
    ]
)
