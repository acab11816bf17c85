// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "muster-benchmarks",
    products: [
        .executable(name: "muster-bench", targets: ["MusterBench"])
    ],
    dependencies: [
        .package(name: "muster", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "MusterBench",
            dependencies: [
                .product(name: "MusterShared", package: "muster"),
                .product(name: "CZeroMQ", package: "muster"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Sources",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ])
    ]
)
