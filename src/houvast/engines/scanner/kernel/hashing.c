/* Hashes of words, as in hashing.py, and how long words are. */

#define FACTOR 0x9E3779B97F4A7C15ull
#define SYMBOL_FACTOR 40503u

static u64 eight(const u8 *at, u32 left)
{
    u64 value;
    memcpy(&value, at, 8);
    return left >= 8 ? value : value & ((1ull << (8 * left)) - 1);
}

static u64 mixed(u64 hash, u64 part)
{
    hash = (hash ^ part) * FACTOR;
    return hash ^ hash >> 32;
}

/* Reads up to 8 bytes behind the key: keys stand in buffers that have PADDING. */
static Key key_for(const u8 *text, u32 size)
{
    Key key = {eight(text, size), 0, size};
    key.hash = mixed(key.hash, key.low);
    if (size > 8) {
        key.high = eight(text + 8, size - 8);
        key.hash = mixed(key.hash, key.high);
    }
    for (u32 at = 16; at < size; at += 8)
        key.hash = mixed(key.hash, eight(text + at, size - at));
    return key;
}

/* How many characters a text has: bytes that do not continue one. Reads as far as key_for(). */
static u32 letters_in(const u8 *text, u32 size)
{
    u32 count = size;
    for (u32 at = 0; at < size; at += 8) {
        u64 part = eight(text + at, size - at), inner = part >> 7 & ~part >> 6 & 0x0101010101010101ull;
        count -= (u32)(inner * 0x0101010101010101ull >> 56);
    }
    return count;
}
