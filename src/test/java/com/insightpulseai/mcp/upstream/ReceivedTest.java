package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;

class ReceivedTest {

    record Page(@JsonProperty("items") List<Received<Item>> items, @JsonProperty("by_name") Map<String, Received<Item>> byName,
            @JsonProperty("next") String next) {
    }

    record Item(@JsonProperty("id") Integer id, @JsonProperty("text") String text, @JsonProperty("part") Part part,
            @JsonProperty("parts") List<Part> parts) {
    }

    record Part(String name) {

        @JsonCreator
        static Part received(@JsonProperty("name") String name) {
            if ("bad".equals(name)) {
                throw new IllegalArgumentException("no part");
            }
            return new Part(name);
        }
    }

    @Test
    void readsWhatIsAsDescribed() throws Exception {
        assertThat(page("{'items':[{'id':1,'text':'a','part':{'name':'b'}},{'id':2}],'next':'n'}")).isEqualTo(new Page(
                List.of(of(new Item(1, "a", new Part("b"), null)), of(new Item(2, null, null, null))), null, "n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "'text':{'a':[1]}", "'text':[]", "'part':7", "'part':'b'",
            "'part':[{}]", "'part':{'name':'bad'}", "'part':{'name':{}},'text':[[]]", "'id':'x'", "'id':{}", "'id':1e99",
            "'id':99999999999999999999" })
    void takesAnOddFieldForAbsent(String fields) throws Exception {
        Page page = page("{'items':[{'id':1},{" + fields + "},{'id':3}],'next':'n'}");

        assertThat(page.next()).isEqualTo("n");
        assertThat(page.items()).hasSize(3).allSatisfy(item -> assertThat(item.record()).isPresent());
        Item odd = page.items().get(1).record().get();
        assertThat(odd.id()).isNull();
        assertThat(odd.text()).isNull();
        assertThat(Optional.ofNullable(odd.part()).map(Part::name)).isEmpty();
    }

    /** What is in a list is worth more than the rest of its record. */
    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "'text'", "true", "{'parts':{}}", "{'parts':'a'}" })
    void countsARecordThatCannotBeRead(String odd) throws Exception {
        Page page = page("{'items':[{'id':1}," + odd + ",{'id':3}],'by_name':{'a':" + odd + ",'b':{'id':4}}}");

        Records<Integer> read = Records.of(page.items(), item -> Optional.ofNullable(item.id()));
        assertThat(read).isEqualTo(new Records<>(List.of(1, 3), 1));
        assertThat(page.byName().get("a").record()).isEmpty();
        assertThat(page.byName().get("b").record()).isPresent();
    }

    @Test
    void takesAnOddElementOfAListForNone() throws Exception {
        assertThat(page("{'items':[{'parts':[{'name':'a'},7,{'name':'bad'}]}]}").items().get(0).record().orElseThrow().parts())
                .containsExactly(new Part("a"), null, null);
    }

    @Test
    void countsARecordThatLacksItsIdentity() throws Exception {
        Records<Integer> read = Records.of(page("{'items':[{'text':'a'},{'id':2}]}").items(),
                item -> Optional.ofNullable(item.id()));

        assertThat(read.readable()).containsExactly(2);
        assertThat(read.unreadableIfAny()).contains(1);
    }

    @Test
    void looksAtFewFieldsOfWhatIsNoSuchRecord() throws Exception {
        String parts = "{'name':{}},".repeat(9) + "{}";

        assertThat(page("{'items':[{'parts':[" + parts + "]}]}").items().get(0).record()).isEmpty();
    }

    /** Whether there is more must not depend on a guess. */
    @ParameterizedTest
    @ValueSource(strings = { "{'items':[],'next':{}}", "{'items':{}}", "{'items':[{'id':1}", "[]", "{'items':[[]]}",
            "{'items':[{'id':1},[{}]]}" })
    void toleratesNothingAroundTheRecords(String page) {
        assertThatThrownBy(() -> page(page)).isInstanceOf(JsonProcessingException.class);
    }

    private static Received<Item> of(Item item) {
        return new Received<>(Optional.of(item));
    }

    private static Page page(String json) throws JsonProcessingException {
        return UpstreamJson.MAPPER.readValue(json.replace('\'', '"'), Page.class);
    }
}
