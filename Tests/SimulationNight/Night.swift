import Foundation
import Simulator

/// Many worlds one after the other: `SimulationNight --steps 1000000 --seed 1`.
@main
enum Night {
  static func main() throws {
    let arguments = CommandLine.arguments
    func number(_ name: String, or usual: Int) -> Int {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
        return usual
      }
      return Int(arguments[index + 1]) ?? usual
    }
    let (steps, first) = (number("--steps", or: 1_000_000), number("--seed", or: 1))
    let size = max(1, min(steps, number("--world", or: 1_000)))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("patrol-night-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var failed = 0
    let worlds = max(1, steps / size)
    for world in 0..<worlds {
      let seed = UInt64(max(0, first + world))
      if let failure = try Simulation(seed: seed, steps: size).run(in: folder) {
        print(failure)
        failed += 1
      }
    }
    print("\(worlds * size) steps in \(worlds) worlds from seed \(first), \(failed) failed")
    if failed > 0 {
      try? FileManager.default.removeItem(at: folder)
      exit(1)
    }
  }
}
