// The C++ reference, timed: hash only from RGB pixels in memory, and from JPEG files as its own program reads them.
// bench/pdq/run builds it from the sources that the PyPI package `pdqhash` carries.
#include <pdq/cpp/downscaling/downscaling.h>
#include <pdq/cpp/hashing/pdqhashing.h>
#include <pdq/cpp/io/pdqio.h>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using facebook::pdq::hashing::Hash256;

static const int SIDE = 512;

static double cpuMicroseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static std::vector<std::filesystem::path> files(const char* folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

static void hashPixels(const std::vector<unsigned char>& rgb, std::vector<float>& luma, std::vector<float>& spare,
                       Hash256& hash, int& quality) {
  float small[64][64], half[16][64], low[16][16];
  unsigned char* at = const_cast<unsigned char*>(rgb.data());
  facebook::pdq::downscaling::fillFloatLumaFromRGB(at, at + 1, at + 2, SIDE, SIDE, SIDE * 3, 3, luma.data());
  facebook::pdq::hashing::pdqHash256FromFloatLuma(luma.data(), spare.data(), SIDE, SIDE, small, half, low, hash,
                                                  quality);
}

static bool hashFile(const std::string& file, Hash256& hash, int& quality) {
  int pixels;
  float readSeconds, hashSeconds;
  return facebook::pdq::hashing::pdqHash256FromFile(file.c_str(), hash, quality, pixels, readSeconds, hashSeconds);
}

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "see bench/pdq/run\n");
    return 2;
  }
  const bool fromPixels = std::strcmp(argv[1], "pixels") == 0;
  const auto paths = files(argv[2]);
  const std::string work = std::filesystem::path(argv[2]).filename().string();
  const int passes = std::atoi(argv[3]);
  std::vector<std::vector<unsigned char>> pictures;
  for (const auto& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    pictures.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  std::vector<float> luma(SIDE * SIDE), spare(SIDE * SIDE);
  double start = 0;
  for (int pass = 0; pass <= passes; pass++) {
    if (pass == 1) {
      start = cpuMicroseconds();
    }
    for (size_t at = 0; at < paths.size(); at++) {
      Hash256 hash;
      int quality = 0;
      if (fromPixels) {
        hashPixels(pictures[at], luma, spare, hash, quality);
      } else if (!hashFile(paths[at].string(), hash, quality)) {
        return 1;
      }
      if (pass == 0) {
        std::printf("hash reference %s %s %s %d\n", work.c_str(), paths[at].filename().c_str(),
                    hash.format().c_str(), quality);
      }
    }
  }
  std::printf("time reference %s %.1f\n", work.c_str(), (cpuMicroseconds() - start) / passes / paths.size());
}
