// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A Swift module of the house, under Sources/.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A folder of files at the top level that are compiled in with `#embed`.
func embedded(_ name: String) -> Target {
  .target(name: name, path: name, exclude: ["files"], publicHeadersPath: "include")
}

/// The tests of a module, or of several.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], leaveOut: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: leaveOut, swiftSettings: settings)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// What the rules for hostile input reach (Tests/Fuzz, patrol.docc/Fuzzing.md).
let fuzzed: [Target.Dependency] = [
  "TextCells", "ServiceClock", "Screen", "CursesTerminal", "Configuration", "Ledger",
  "Localization", "WorkOrderEngine", "Simulator", "TestFolders",
]

/// Those rules: tests of inputs that are kept, and for `Tests/Fuzz/run` a program around libFuzzer.
let fuzzing: Target =
  Context.environment["PATROL_FUZZ"] == nil
  ? .testTarget(
    name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz",
    exclude: ["run", "Corpus", "Dictionaries", "Program"], swiftSettings: settings)
  : .executableTarget(
    name: "Fuzz", dependencies: fuzzed, path: "Tests/Fuzz",
    exclude: ["run", "Corpus", "Dictionaries", "Replay"], swiftSettings: settings)

let package = Package(
  name: "campus-patrol",
  products: [.executable(name: "patrol", targets: ["patrol"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    embedded("Config"),
    embedded("Assets"),
    .target(
      name: "CTerminal",
      cSettings: [.define("_XOPEN_SOURCE", to: "700"), .define("_DEFAULT_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    module("TextCells"),
    module("ServiceClock"),
    module("Screen", ["TextCells"]),
    module("Documents", ["TextCells"]),
    module("CursesTerminal", ["CTerminal", "Screen"]),
    module("Configuration", ["Config", "ServiceClock", toml]),
    .target(name: "CRights", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CTurn"),
    .target(name: "CHeap"),
    .target(name: "CWriteAhead", linkerSettings: [.linkedLibrary("sqlite3")]),
    module("Ledger", ["CRights", "CTurn", "CWriteAhead", grdb]),
    module("Localization", ["Assets"]),
    module(
      "WorkOrderEngine",
      ["ServiceClock", "Configuration", "Ledger", "TextCells", crypto, cryptoExtras]),
    module("Reports", ["WorkOrderEngine", "Documents", "Localization", "Assets", mustache]),
    module(
      "PatrolDesk",
      ["Screen", "TextCells", "WorkOrderEngine", "Reports", "Documents", "Localization"]),
    module("Demonstration", ["WorkOrderEngine", "Assets"]),
    .executableTarget(
      name: "patrol",
      dependencies: [
        "CHeap", "PatrolDesk", "CursesTerminal", "Screen", "TextCells", "WorkOrderEngine",
        "Reports",
        "Documents", "Localization", "Demonstration", "Configuration", "ServiceClock", "Ledger",
        argumentParser,
      ], exclude: ["patrol.docc"], swiftSettings: settings,
      // At a fixed address a hundred thousand pointers need not be moved at each start: three of the
      // ten milliseconds that a start alone takes.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),
    .executableTarget(
      name: "patrol-bench",
      dependencies: [
        "PatrolDesk", "WorkOrderEngine", "Ledger", "Localization", "Screen", "ServiceClock",
        "Configuration", argumentParser, crypto,
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "patrol-bench-bare",
      linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("m")]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["CTerminal", "CursesTerminal", "Screen"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    .target(name: "TestFolders", path: "Tests/TestFolders", swiftSettings: settings),
    .target(name: "RightsTable", path: "Tests/RightsTable", swiftSettings: settings),
    tests("House", ["Localization"]),
    tests("EndToEnd", ["patrol", "TestFolders"]),
    tests("TextCells", ["TextCells"]),
    tests("ServiceClock", ["ServiceClock"]),
    tests("Screen", ["Screen", "TextCells"]),
    tests("Documents", ["Documents", "TextCells"]),
    tests("CursesTerminal", ["CursesTerminal", "Screen", "TerminalProbe"]),
    tests("Configuration", ["Configuration", "ServiceClock", "Localization"]),
    tests("Ledger", ["Ledger"]),
    tests("Localization", ["Localization"]),
    tests(
      "Reports",
      [
        "Reports", "WorkOrderEngine", "Documents", "Localization", "Configuration", "Ledger",
        "TestFolders",
      ],
      leaveOut: ["Goldens"]),
    .executableTarget(
      name: "EngineProbe", dependencies: ["WorkOrderEngine", "Ledger"],
      path: "Tests/EngineProbe", swiftSettings: settings),
    tests(
      "WorkOrderEngine",
      [
        "WorkOrderEngine", "Configuration", "ServiceClock", "Ledger", "EngineProbe", "TestFolders",
        "RightsTable",
      ],
      leaveOut: ["Excerpts"]),
    tests(
      "Patrol", ["patrol", "TestFolders", "TextCells", "Configuration", "Screen", "RightsTable"],
      leaveOut: ["Goldens"]),
    tests(
      "Desk",
      [
        "PatrolDesk", "Screen", "TextCells", "WorkOrderEngine", "Localization", "Documents",
        "ServiceClock", "Configuration", "Ledger", "TestFolders", "RightsTable",
      ],
      leaveOut: ["Goldens"]),
    tests("Demonstration", ["Demonstration", "WorkOrderEngine", "Ledger", "TestFolders"]),
    .target(
      name: "Simulator", dependencies: ["WorkOrderEngine", "Ledger"], path: "Tests/Simulator",
      swiftSettings: settings),
    .executableTarget(
      name: "SimulationNight", dependencies: ["Simulator"], path: "Tests/SimulationNight",
      swiftSettings: settings),
    tests("Simulation", ["Simulator", "TestFolders"]),
    .target(
      name: "FaultDisk", path: "Tests/FaultDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "FaultCampaign",
      dependencies: ["FaultDisk", "Simulator", "WorkOrderEngine", "Ledger", "ServiceClock"],
      path: "Tests/FaultCampaign", swiftSettings: settings),
    .executableTarget(
      name: "FaultNight", dependencies: ["FaultCampaign"], path: "Tests/FaultNight",
      swiftSettings: settings),
    tests("Durability", ["FaultCampaign", "FaultNight", "TestFolders"]),
    fuzzing,
  ],
  cLanguageStandard: .c2x
)
