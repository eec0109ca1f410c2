/**
 * A file that proves itself whole: its last metadata entry is the SHA-256 of
 * everything before that entry.
 *
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { create, toBinary } from "@bufbuild/protobuf";
import { ModelProtoSchema } from "./generated/onnx_pb.ts";

/** Bytes of the entry: two headers, the key `digest`, and 64 hexadecimal digits. */
const ENTRY_BYTES = 76;

/**
 * Appends the digest of a model to it. In protobuf, a message that follows
 * another is merged into it, so the result is a model with one more entry in
 * `metadata_props`.
 *
 * @param model A serialized `ModelProto`.
 * @returns The model with the entry `digest` at its end.
 */
export function seal(model: Uint8Array): Uint8Array<ArrayBuffer> {
  const entry = digestEntry(model);
  const sealed = new Uint8Array(model.length + entry.length);
  sealed.set(model);
  sealed.set(entry, model.length);
  return sealed;
}

/**
 * Tells whether a file is as {@linkcode seal} made it. It looks at bytes alone,
 * so that damaged and foreign files never reach a parser.
 *
 * @param bytes Any bytes.
 * @returns `whole`; `damaged` where the digest is another one; `foreign` where
 * no digest stands at the end.
 */
export function inspectSeal(
  bytes: Uint8Array,
): "whole" | "damaged" | "foreign" {
  const end = Math.max(0, bytes.length - ENTRY_BYTES);
  const found = bytes.subarray(end);
  const expected = digestEntry(bytes.subarray(0, end));
  const headers = ENTRY_BYTES - 64;
  for (let i = 0; i < headers; i++) {
    if (found[i] !== expected[i]) return "foreign";
  }
  return found.every((byte, i) => byte === expected[i]) ? "whole" : "damaged";
}

function digestEntry(model: Uint8Array): Uint8Array {
  const value = sha256(model).toHex();
  const metadataProps = [{ key: "digest", value }];
  return toBinary(
    ModelProtoSchema,
    create(ModelProtoSchema, { metadataProps }),
  );
}
