import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.SocketApi;
import org.openapitools.client.model.SocketPackageCheckInput;
import org.openapitools.client.model.SocketPackageCheckOutput;

/** Calls a tool with the generated Java client. Usage: Client URL, with the token in TOKEN. */
final class Client {

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + System.getenv("TOKEN")));
        SocketPackageCheckInput input =
                new SocketPackageCheckInput().packages(List.of("pkg:npm/evil-test-package@1.0.0"));
        SocketPackageCheckOutput output =
                new SocketApi(client).socketPackageCheck(input, null, null, null, null);
        System.out.println("Java: " + output.getPackages().size() + " package checked");
    }
}
