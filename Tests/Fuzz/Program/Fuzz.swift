import Foundation

// The program around libFuzzer, which has its own `main`; `PATROL_FUZZ_TARGET` says what is tried.

private let target: FuzzTarget = {
  let name = getenv("PATROL_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    say("PATROL_FUZZ_TARGET has to be one of \(known)")
    exit(64)
  }
  return target
}()

private func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    say("\(target): \(error)")
    // libFuzzer keeps the input of a process that ends so.
    abort()
  }
  return 0
}
