// swift-tools-version: 6.2

import PackageDescription

/// One list for every target of ours: strict concurrency comes with the Swift 6 language mode.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpParts = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

func shared(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Shared/\(name)", swiftSettings: settings)
}

func domain(_ folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: "\(folder)Domain", dependencies: dependencies, path: "Services/\(folder)/Domain", swiftSettings: settings)
}

func app(_ folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: "\(folder)App", dependencies: dependencies, path: "Services/\(folder)/App", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

let domainBase: [Target.Dependency] = ["MessageSchema", "DomainModel", collections]
let domainTestBase: [Target.Dependency] = ["MessageSchema", "DomainModel", "TestSupport", collections]
let serviceRuntimeTestBase: [Target.Dependency] = [
    "ServiceRuntime", "MessageSchema", "DomainModel", "EventLog", "MessageBus", "MandateDomain", "PledgesDomain",
    "FundingDomain", "CommandDomain", "TestSupport", logging, metrics, lifecycle, collections,
]

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["MusterCLI"]),
        .executable(name: "muster-pledges", targets: ["PledgesApp"]),
        .executable(name: "muster-funding", targets: ["FundingApp"]),
        .executable(name: "muster-command", targets: ["CommandApp"]),
        .executable(name: "muster-mandate", targets: ["MandateApp"]),
        .executable(name: "muster-gateway", targets: ["GatewayApp"]),
        .executable(name: "muster-simulate", targets: ["MusterSimulate"]),
        // For the Benchmarks package, which is a package of its own.
        .library(
            name: "MusterShared",
            targets: [
                "ZeroMQ", "MessageSchema", "DomainModel", "MandatePolicy", "EventLog", "MessageBus", "ServiceRuntime",
                "MandateDomain",
            ]),
        .library(name: "CZeroMQ", targets: ["CZeroMQ"]),
        // For tests: preloaded into services by name (`libFaultDisk.so` beside them), linked by nothing; in C, since what
        // it replaces is called before Swift's runtime is there.
        .library(name: "FaultDisk", type: .dynamic, targets: ["FaultDisk"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CZeroMQ", path: "Shared/CZeroMQ"),
        shared("ZeroMQ", ["CZeroMQ"]),
        shared("MessageSchema", [crypto]),
        shared("DomainModel", ["MessageSchema", collections]),
        shared("MandatePolicy", ["MessageSchema", "DomainModel", collections]),
        shared("EventLog", ["MessageSchema", crypto, grdb, sqlite]),
        shared("MessageBus", ["ZeroMQ", "MessageSchema"]),
        shared(
            "ServiceRuntime",
            [
                "MessageSchema", "DomainModel", "EventLog", "MessageBus", configuration, logging, lifecycle,
                unixSignals,
                metrics, collections,
            ]),
        domain("Mandate", domainBase),
        domain("Pledges", domainBase + ["MandatePolicy"]),
        domain("Funding", domainBase + ["MandatePolicy"]),
        domain("Command", domainBase),
        domain("Gateway", domainBase + ["MandatePolicy"]),
        .target(
            name: "GatewayIntake", dependencies: ["GatewayDomain", "MessageSchema", "MessageBus", "EventLog"],
            path: "Services/Gateway/Intake", swiftSettings: settings),
        app("Mandate", ["MandateDomain", "ServiceRuntime"]),
        app("Pledges", ["PledgesDomain", "ServiceRuntime"]),
        app("Funding", ["FundingDomain", "ServiceRuntime"]),
        app("Command", ["CommandDomain", "ServiceRuntime"]),
        app(
            "Gateway",
            [
                "GatewayDomain", "GatewayIntake", "ServiceRuntime", "MessageSchema", "MessageBus", "EventLog",
                hummingbird, hummingbirdCore, httpTypes, httpParts,
                logging, lifecycle, unixSignals, nio, nioHTTP, crypto,
            ]),
        .executableTarget(
            name: "MusterCLI",
            dependencies: ["MessageSchema", "EventLog", "MessageBus", "ServiceRuntime", argumentParser, logging],
            path: "Services/CLI", swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["MessageSchema", "DomainModel"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .executableTarget(
            name: "MusterSimulate",
            dependencies: [
                "MandateDomain", "PledgesDomain", "FundingDomain", "CommandDomain", "GatewayDomain", "GatewayIntake",
                "ServiceRuntime", "MessageBus", "EventLog", "DomainModel", "MessageSchema", "TestSupport", heap,
                collections,
                argumentParser,
            ], path: "Tests/Simulation", swiftSettings: settings),
        tests("SimulationTests", ["MusterSimulate"]),
        .target(name: "FaultDisk", path: "Tests/FaultDisk"),
        tests("ZeroMQTests", ["ZeroMQ", "CZeroMQ"]),
        tests("MessageSchemaTests", ["MessageSchema", "TestSupport"], exclude: ["Golden"]),
        tests("DomainModelTests", ["MessageSchema", "DomainModel", "TestSupport", collections]),
        tests("MandatePolicyTests", domainTestBase + ["MandatePolicy"]),
        tests("EventLogTests", ["EventLog", "MessageSchema", grdb]),
        tests("MessageBusTests", ["MessageBus", "MessageSchema", "TestSupport"]),
        tests("ServiceRuntimeTests", serviceRuntimeTestBase),
        tests("MandateTests", domainTestBase + ["MandateDomain"]),
        tests("PledgesTests", domainTestBase + ["PledgesDomain", "MandatePolicy"]),
        tests("FundingTests", domainTestBase + ["FundingDomain"]),
        tests("CommandTests", domainTestBase + ["CommandDomain"]),
        tests(
            "GatewayTests",
            domainTestBase + [
                "GatewayDomain", "GatewayApp", "MessageBus", "EventLog", "ServiceRuntime", logging, nio, httpTypes,
            ], exclude: ["Golden"]),
        tests("SystemTests", ["MessageSchema", "EventLog"]),
        tests(
            "CLITests",
            [
                "MusterCLI", "MessageSchema", "EventLog", "MessageBus", "ServiceRuntime", "DomainModel",
                "MandateDomain", "PledgesDomain", "FundingDomain", "CommandDomain", "GatewayDomain", collections,
                argumentParser,
                logging,
            ]),
    ]
)
